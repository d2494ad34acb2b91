package org.letterboard.demo;

import static org.letterboard.demo.Await.check;
import static org.letterboard.demo.Cast.GRACE;
import static org.letterboard.demo.Cast.JOAN;
import static org.letterboard.demo.Cast.NEWS;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.letterboard.demo.Browser.Page;
import org.letterboard.demo.Story.Step;

/// The board in a browser: public news for everybody, the parents' list for its members.
final class OnTheWeb {
    private static final String OPEN_DAY = "Open day on the first Saturday";
    private static final Pattern LINK = Pattern.compile("http://\\S{1,200}/login/\\S{1,200}");

    private final DemoWorld world;
    private final Mailboxes mailboxes;

    OnTheWeb(DemoWorld world) {
        this.world = world;
        this.mailboxes = world.mailboxes();
    }

    List<Step> steps() {
        return List.of(
                new Step("Grace, a nurse and moderator, writes to the news.", this::news),
                new Step("Somebody reads the news in a browser, without any login.", this::newsForEverybody),
                new Step("The same visitor tries the parents' list.", this::parentsAreAmongThemselves),
                new Step("Joan asks for a link to log in, and opens it from her mail.", this::joanReads));
    }

    private String news() {
        var list = DemoWorld.address(NEWS);
        world.write(
                GRACE,
                list,
                Letter.by(GRACE, "open-day", world.now())
                        .to(list)
                        .subject(OPEN_DAY)
                        .text("Come and see the new rooms. There is cake.\n\nGrace\n"));
        mailboxes.await(Cast.on(NEWS), OPEN_DAY);
        return "All " + Cast.on(NEWS).size() + " have it.";
    }

    private String newsForEverybody() {
        try (var browser = new Browser(world.board())) {
            var lists = browser.open("/");
            check(!lists.text().contains("Parents"), "the parents' list is not shown to everybody");
            var topic = browser.open(browser.open(lists.link("Lantern News")).link(OPEN_DAY));
            check(topic.text().contains("There is cake."), "the news can be read");
            showsNoAddress(topic);
        }
        return "The topic is there to read, and no address of anybody is on the page.";
    }

    private String parentsAreAmongThemselves() {
        try (var browser = new Browser(world.board())) {
            var page = browser.open("/parents");
            check(page.status() == 403, "the page is not given out, and the status is " + page.status());
            check(page.text().contains("Please log in"), "the page asks to log in");
            check(!page.text().contains(OnTheList.MONDAY), "nothing of the list is on the page");
        }
        return "The page asks to log in, and shows nothing of the list.";
    }

    private String joanReads() {
        try (var browser = new Browser(world.board())) {
            logIn(browser);
            var topics = browser.open(browser.open("/").link("Parents"));
            var topic = browser.open(topics.link(OnTheList.MONDAY));
            check(
                    topic.html().select("article h2").eachText().equals(List.of("Maria Kovac", "Joan Prior")),
                    "Maria's letter and Joan's answer stand in the topic, in this order");
            check(
                    topic.html().select("article details.quoted").text().contains("his dinosaur may come"),
                    "what Joan quoted is folded, and not lost");
            showsNoAddress(topic);
            var garden = browser.open(topics.link(OnTheList.GARDEN));
            var photo = garden.html().select("img[alt=" + OnTheList.GARDEN_PICTURE + "]");
            check(isJpeg(browser.download(photo.attr("abs:src"))), "the photo stands below the letter");
            check(
                    Arrays.equals(browser.download(garden.link(OnTheList.GARDEN_PICTURE)), Picture.png()),
                    "the photo can be fetched whole");
            check(browser.open("/hodgkins").status() == 404, "a list that she is not on is closed to her");
        }
        return "The link alone does nothing, its button lets her in: she reads the parents' topics, her long quote"
                + " folded away, sees the photo, and fetches it whole.";
    }

    private static boolean isJpeg(byte[] bytes) {
        return bytes.length > 2 && (bytes[0] & 0xff) == 0xff && (bytes[1] & 0xff) == 0xd8;
    }

    private void logIn(Browser browser) {
        browser.submit(browser.open("/login"), Map.of("address", JOAN.address()));
        var mail = Await.until(
                "Joan gets a link",
                () -> mailboxes.of(JOAN).stream()
                        .filter(got -> got.header("Subject").startsWith("Your link to read"))
                        .findFirst());
        var link = LINK.matcher(mail.text());
        check(link.find(), "there is a link in the mail");
        try (var scanner = new Browser(world.board())) {
            check(
                    scanner.open(link.group()).hasButton("Log in"),
                    "a virus scanner that looks at the link uses it not up");
        }
        var page = browser.open(link.group());
        check(browser.open("/parents").status() == 403, "opening the link logs nobody in");
        var inside = browser.submit(page, Map.of());
        check(inside.text().contains("Parents"), "the button logs her in");
        check(browser.open(link.group()).status() == 410, "the link works once");
    }

    private static void showsNoAddress(Page page) {
        for (var person : Cast.everybody())
            check(!page.html().html().contains(person.address()), "no address of " + person.name() + " is on the page");
    }
}
