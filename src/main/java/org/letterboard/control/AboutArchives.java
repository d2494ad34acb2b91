package org.letterboard.control;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.letterboard.transfer.Outcome;
import org.letterboard.transfer.Outcome.Counts;
import org.letterboard.transfer.Teller;

/// `import` and `export`.
final class AboutArchives {
    private final Rooms rooms;

    AboutArchives(Rooms rooms) {
        this.rooms = rooms;
    }

    int read(String name, List<String> files, boolean bar, Answer answer) {
        var list = rooms.list(name, answer);
        if (list.isEmpty()) return 1;
        var progress = new Progress(bar, answer);
        var outcome =
                rooms.importing().run(list.get(), files.stream().map(Path::of).toList(), progress);
        progress.ends();
        return switch (outcome) {
            case Outcome.Done(var counts) -> done(list.get().name(), counts, answer);
            case Outcome.Stopped(var counts, var why) -> {
                tell(counts, answer);
                yield answer.refuse("The import had to stop: " + why
                        + ". Nobody sees anything of it yet; the same command" + " goes on where it was.");
            }
            case Outcome.Unreadable(var why) -> answer.refuse(String.join("\n", why) + "\nNothing was imported.");
            case Outcome.Busy busy -> busy(list.get().name(), busy, answer);
            case Outcome.BrokenOff(var other) ->
                answer.refuse(
                        "An import into " + list.get().name() + " was broken off, and nobody sees anything of it yet: "
                                + other.files() + ", begun " + rooms.time(other.began())
                                + ".\nStart that one again, and it goes on; or show what came in of it: letterboard import --list "
                                + list.get().name() + " --finish");
        };
    }

    private static int done(String list, Counts counts, Answer answer) {
        tell(counts, answer);
        answer.line(
                counts.posted() + counts.earlier() == 0
                        ? "Nothing new: the board of " + list + " is as it was."
                        : "They stand on the board of " + list + " now. Nobody gets them by mail.");
        if (counts.posted() + counts.earlier() + counts.duplicates() + counts.named() != counts.found())
            return answer.refuse("These do not add up. That is a fault of Letterboard; please report it.");
        return 0;
    }

    private static int busy(String list, Outcome.Busy other, Answer answer) {
        return answer.refuse("Another import into " + list + " is under way, on the gateway " + other.gateway()
                + "; please wait for its end. Where that gateway is dead, try again in a minute.");
    }

    private static void tell(Counts counts, Answer answer) {
        answer.line(Rooms.count(counts.found(), "message") + " found:");
        line(counts.posted(), "new post", "new posts", answer);
        if (counts.earlier() > 0)
            line(counts.earlier(), "post of before it was broken off", "posts of before it was broken off", answer);
        line(counts.duplicates(), "duplicate, on the list already", "duplicates, on the list already", answer);
        line(counts.named(), "not imported, named above", "not imported, named above", answer);
        if (counts.digests() > 0)
            answer.line("In that are the letters of " + Rooms.count(counts.digests(), "digest") + ", taken apart.");
    }

    private static void line(long count, String one, String many, Answer answer) {
        answer.line(String.format(Locale.ENGLISH, "  %,9d  %s", count, count == 1 ? one : many));
    }

    int finish(String name, Answer answer) {
        var list = rooms.list(name, answer);
        if (list.isEmpty()) return 1;
        var underWay = rooms.importing().underWay(list.get());
        if (underWay.isPresent()) return busy(name, underWay.get(), answer);
        var posts = rooms.importing().finish(list.get());
        if (posts.isEmpty())
            return answer.refuse(
                    "No import into " + list.get().name() + " was broken off; there is nothing to finish.");
        answer.line(Rooms.count(posts.get(), "post") + " of the import that was broken off stand on the board of "
                + list.get().name() + " now.");
        return 0;
    }

    int write(String name, Answer answer) {
        var list = rooms.list(name, answer);
        if (list.isEmpty()) return 1;
        try {
            var count = rooms.exporting().run(list.get(), answer.stream());
            answer.aside(Rooms.count(count, "post") + " of " + list.get().name() + " exported.");
            return 0;
        } catch (IOException gone) {
            throw new UncheckedIOException("nobody listens any more", gone);
        }
    }

    /// Shows how far it is: a bar on a terminal, and a line now and then where the answer goes
    /// elsewhere.
    private static final class Progress implements Teller {
        private static final int WIDTH = 30;
        private static final int LINE_EVERY = 10;
        private static final double MEGABYTE = 1_000_000;

        private final boolean bar;
        private final Answer answer;
        private long shown = -1;
        private boolean open;

        Progress(boolean bar, Answer answer) {
            this.bar = bar;
            this.answer = answer;
        }

        @Override
        public void begins(List<Path> leftOut, boolean goesOn) {
            if (goesOn) answer.line("This import was broken off before; it goes on.");
            if (!leftOut.isEmpty())
                answer.line("Left out, since they are no mail: "
                        + String.join(", ", leftOut.stream().map(Path::toString).toList()));
            answer.flush();
        }

        @Override
        public void progress(long messages, long read, long total) {
            var percent = total == 0 ? 100 : read * 100 / total;
            var words = String.format(
                    Locale.ENGLISH,
                    "%3d %%  %,d messages  %,.1f of %,.1f MB",
                    percent,
                    messages,
                    read / MEGABYTE,
                    total / MEGABYTE);
            if (bar) draw((int) (percent * WIDTH / 100), words);
            else if (percent / LINE_EVERY > shown / LINE_EVERY || shown < 0) answer.line(words);
            shown = percent;
            answer.flush();
        }

        private void draw(int full, String words) {
            open = true;
            answer.bytes(("\r[" + "#".repeat(full) + ".".repeat(WIDTH - full) + "] " + words).getBytes(UTF_8));
        }

        @Override
        public void named(String place, String messageId, String why) {
            ends();
            answer.line("Not imported: " + place + (messageId.isEmpty() ? "" : ", " + messageId) + ": " + why);
        }

        void ends() {
            if (open) answer.bytes("\n".getBytes(UTF_8));
            open = false;
        }
    }
}
