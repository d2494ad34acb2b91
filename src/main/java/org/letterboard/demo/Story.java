package org.letterboard.demo;

import java.io.PrintWriter;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// Some days of the community, step by step: each is played through sockets, checked, and told.
final class Story {
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("EEEE, d MMMM", Locale.UK).withZone(DemoWorld.ZONE);

    /// What somebody does.
    ///
    /// @param words who does what
    record Step(String words, Scene scene) {}

    /// Plays and checks; answers what happened.
    interface Scene {
        String play();
    }

    private record Chapter(String title, List<Step> steps) {}

    private final DemoWorld world;
    private final PrintWriter out;

    Story(DemoWorld world, PrintWriter out) {
        this.world = world;
        this.out = out;
    }

    /// @throws Await.NotSo at the first step that does not go as it should
    void play() {
        out.println(
                "Some days at The Lantern, an invented charity for people with blood cancer and those who love them:");
        out.printf(
                "%d people, from a student of 19 to Arthur, 81, and four lists. The demo has a clock of its own. It shows%n"
                        + "9 in the morning of %s, and the story puts it forward.%n",
                Cast.on(Cast.NEWS).size(), DAY.format(world.now()));
        var number = 0;
        for (var chapter : chapters()) {
            out.printf("%n-- %s --%n", chapter.title());
            for (var step : chapter.steps()) {
                out.printf("%n%2d. %s%n", ++number, step.words());
                out.flush();
                out.println("    " + step.scene().play() + "  ok");
                out.flush();
            }
        }
    }

    private List<Chapter> chapters() {
        return List.of(
                new Chapter("Every day", new OnTheList(world).steps()),
                new Chapter("Strangers, robots, and somebody who needs a person", new AtTheEdges(world).steps()),
                new Chapter(
                        "Coming, going, and how much mail",
                        both(new AtTheDoor(world).steps(), new TheirWay(world).steps())),
                new Chapter("A moderator reads first", new WithTheModerators(world).steps()),
                new Chapter("In a browser", new OnTheWeb(world).steps()),
                new Chapter("One mail a day", new InTheMorning(world).steps()),
                new Chapter(
                        "The days after", both(new FromElsewhere(world).steps(), new InTheDaysAfter(world).steps())),
                new Chapter("At the office", new AtTheOffice(world).steps()));
    }

    private static List<Step> both(List<Step> first, List<Step> second) {
        return Stream.concat(first.stream(), second.stream()).toList();
    }
}
