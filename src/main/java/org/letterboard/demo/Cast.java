package org.letterboard.demo;

import java.util.List;
import java.util.Set;

/// The people of The Lantern, an invented charity for people with blood cancer and those who love them.
final class Cast {
    static final String PARENTS = "parents";
    static final String HODGKINS = "hodgkins";
    static final String FIRST_DAYS = "firstdays";
    static final String NEWS = "news";

    /// @param who a few words about the person, for whoever looks at the demo
    record Person(String name, String address, String who) {
        String firstName() {
            return name.substring(0, name.indexOf(' '));
        }

        /// As a mail program writes it into From.
        String mailbox() {
            return name + " <" + address + ">";
        }
    }

    static final Person HELEN = new Person("Helen Marsh", "helen@lantern.example", "runs the lists");
    static final Person GRACE = new Person("Grace Adeyemi", "grace@lantern.example", "a nurse, moderator");
    static final Person PETER = new Person("Peter Lindqvist", "peter@lantern.example", "once ill himself, moderator");

    static final Person MARIA = new Person("Maria Kovac", "maria@home.example", "mother of Leo, 7");
    static final Person JOAN = new Person("Joan Prior", "joan@post.example", "grandmother, 74");
    static final Person TOM = new Person("Tom Whitfield", "tom@mail.example", "father of Ava, 4");
    static final Person AISHA = new Person("Aisha Rahman", "aisha@home.example", "mother of Zayn, 11");
    static final Person DEREK = new Person("Derek Holm", "derek@office.example", "father of Ida, 15");
    static final Person LUCY = new Person("Lucy Chen", "lucy@mail.example", "mother of twins, 3");
    static final Person WILFRED = new Person("Wilfred Cope", "wilfred@oldmail.example", "grandfather, 79");
    static final Person ROSA = new Person("Rosa Alvarez", "rosa@post.example", "mother of Inés, 9");
    private static final List<Person> OTHER_PARENTS = List.of(
            new Person("Samuel Okafor", "samuel@mail.example", "father of Chidi, 13"),
            new Person("Bernd Vogel", "bernd@home.example", "stepfather of Jule, 6"),
            new Person("Kirsty Boyd", "kirsty@mail.example", "big sister, 20"),
            new Person("Pavel Novak", "pavel@office.example", "father of Eliska, 2"));

    static final Person ARTHUR = new Person("Arthur Bell", "arthur@post.example", "81, well for twelve years");
    static final Person RUTH = new Person("Ruth Salomon", "ruth@oldmail.example", "69, well again");
    static final Person EDITH = new Person("Edith Crane", "edith@post.example", "78");
    static final Person NINA = new Person("Nina Petrova", "nina@mail.example", "19, student");
    static final Person LIAM = new Person("Liam Byrne", "liam@mail.example", "26");
    static final Person KOFI = new Person("Kofi Mensah", "kofi@office.example", "34");
    static final Person OSKAR = new Person("Oskar Lund", "oskar@post.example", "61");
    static final Person MEI = new Person("Mei Tanaka", "mei@office.example", "52");
    private static final Person FARAH = new Person("Farah Haddad", "farah@home.example", "45");

    private static final List<Person> NEWS_ONLY = List.of(
            new Person("George Amato", "george@post.example", "66, a donor"),
            new Person("Hannah Weiss", "hannah@home.example", "41, in research"),
            new Person("Yusuf Demir", "yusuf@mail.example", "29, runs for us"));

    /// Not a member of anything yet.
    static final Person VICTOR = new Person("Victor Quill", "victor@elsewhere.example", "uncle of Sam, 10");

    /// Nobody: an account at another provider, where mail for the lists arrives, too.
    static final Person ACCOUNT = new Person("The Lantern", "lantern@provider.example", "an account elsewhere");

    private Cast() {}

    static List<Person> carers() {
        return List.of(GRACE, PETER, HELEN);
    }

    /// Everybody on a list.
    static List<Person> on(String list) {
        return switch (list) {
            case PARENTS ->
                join(List.of(
                        List.of(MARIA, JOAN, TOM, AISHA, DEREK, LUCY, WILFRED, ROSA), OTHER_PARENTS, List.of(GRACE)));
            case HODGKINS ->
                join(List.of(List.of(ARTHUR, RUTH, EDITH), List.of(NINA, LIAM, KOFI, OSKAR, MEI, FARAH, PETER)));
            case FIRST_DAYS -> List.of(NINA, LIAM, FARAH, GRACE, PETER);
            case NEWS -> join(List.of(on(PARENTS), on(HODGKINS), NEWS_ONLY, List.of(HELEN)));
            default -> throw new IllegalArgumentException("there is no list " + list);
        };
    }

    static Set<String> lists() {
        return Set.of(PARENTS, HODGKINS, FIRST_DAYS, NEWS);
    }

    /// Everybody in the story.
    static List<Person> everybody() {
        return join(List.of(on(NEWS), List.of(VICTOR)));
    }

    static List<Person> withMailboxes() {
        return join(List.of(everybody(), List.of(ACCOUNT)));
    }

    private static List<Person> join(List<List<Person>> groups) {
        return groups.stream().flatMap(List::stream).toList();
    }
}
