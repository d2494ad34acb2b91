package org.letterboard.demo;

import java.io.PrintWriter;
import java.util.List;
import java.util.stream.Stream;

/// A day of the community, step by step: each is played through sockets, checked, and told.
final class Story {

    /// What somebody does.
    ///
    /// @param words who does what
    record Step(String words, Scene scene) {}

    /// Plays and checks; answers what happened.
    interface Scene {
        String play();
    }

    private final DemoWorld world;
    private final PrintWriter out;

    Story(DemoWorld world, PrintWriter out) {
        this.world = world;
        this.out = out;
    }

    /// @throws Await.NotSo at the first step that does not go as it should
    void play() {
        out.println("A day at The Lantern, an invented charity for people with blood cancer and those who love them:");
        out.printf(
                "%d people, from a student of 19 to Arthur, 81; a list for parents, one for Hodgkin's, and public news.%n",
                Cast.on(Cast.NEWS).size());
        var number = 0;
        for (var step : steps()) {
            out.printf("%n%2d. %s%n", ++number, step.words());
            out.flush();
            out.println("    " + step.scene().play() + "  ok");
            out.flush();
        }
    }

    private List<Step> steps() {
        return Stream.of(
                        new OnTheList(world).steps(),
                        new AtTheEdges(world).steps(),
                        new AtTheDoor(world).steps(),
                        new TheirWay(world).steps(),
                        new WithTheModerators(world).steps(),
                        new OnTheWeb(world).steps(),
                        new AtTheOffice(world).steps())
                .flatMap(List::stream)
                .toList();
    }
}
