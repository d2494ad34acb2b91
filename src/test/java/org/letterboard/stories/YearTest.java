package org.letterboard.stories;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.letterboard.lists.Delivery;
import org.letterboard.mail.MailDate;
import org.letterboard.reading.Reading;

/// A year of digests on two lists, on both sides of the Atlantic: posts and looks at whatever moment,
/// late, twice or not at all, with restarts in between. What is checked are the mails that everybody got.
///
/// Mail takes its time even where the clock does not, so this is a year in which little is written, most of it around
/// the days on which the clock changes. `-Dletterboard.year=long` is a year as lists have it, with a restart a week;
/// `-Dletterboard.seed=7` another one.
class YearTest {
    private static final Instant NEW_YEAR = Instant.parse("2027-01-01T00:00:00Z");
    private static final Instant LAST_POST = Instant.parse("2028-01-01T00:00:00Z");
    private static final Instant SUMMER = Instant.parse("2027-07-01T00:00:00Z");
    private static final boolean LONG = "long".equals(System.getProperty("letterboard.year"));
    private static final long SEED = Long.getLong("letterboard.seed", 20270101);
    private static final List<Delivery> KINDS = List.of(Delivery.DAILY, Delivery.WEEKLY);
    private static final List<Delivery> CHOICES = List.of(Delivery.EACH, Delivery.DAILY, Delivery.WEEKLY);
    private static final Pattern LETTER = Pattern.compile("letter no (\\d+) of (\\w+)");

    // In London 01:30 is in the gap and in the overlap, in New York 02:30 in the gap and 01:30 in the overlap.
    private static final Map<String, Times> LISTS = new TreeMap<>(Map.of(
            "london", new Times(ZoneId.of("Europe/London"), LocalTime.of(1, 30), LocalTime.of(1, 30)),
            "newyork", new Times(ZoneId.of("America/New_York"), LocalTime.of(2, 30), LocalTime.of(1, 30))));

    @TempDir
    Path folder;

    private record Times(ZoneId zone, LocalTime daily, LocalTime weekly) {
        String file() {
            return "title = \"T\"\nzone = \"%s\"\n[digest]\ndaily = \"%s\"\nweekly = \"Sunday %s\"\n"
                    .formatted(zone, daily, weekly);
        }

        /// The moments of a year's slots, told in another way than the program does: the first minute of a day at which
        /// the wall clock shows the time or more.
        List<Instant> slots(Delivery kind) {
            var slots = new ArrayList<Instant>();
            LocalDate done = null;
            for (var at = NEW_YEAR.minus(Duration.ofDays(9));
                    at.isBefore(LAST_POST.plus(Duration.ofDays(9)));
                    at = at.plusSeconds(60)) {
                var here = at.atZone(zone);
                var isDay = kind == Delivery.DAILY || here.getDayOfWeek() == DayOfWeek.SUNDAY;
                if (!isDay || here.toLocalDate().equals(done)) continue;
                if (here.toLocalTime().isBefore(kind == Delivery.DAILY ? daily : weekly)) continue;
                slots.add(at);
                done = here.toLocalDate();
            }
            return slots;
        }
    }

    /// Something that happens.
    private record Event(Instant at, int order, Runnable what) {}

    private final Random random = new Random(SEED);
    private final TestClock clock = new TestClock(NEW_YEAR);
    private final List<Event> events = new ArrayList<>();
    /// By list, when its letters were written.
    private final Map<String, List<Instant>> written = new HashMap<>();
    /// By list and kind, when somebody looked, and when the slots are.
    private final Map<String, List<Instant>> looks = new HashMap<>();
    private final Map<String, List<Instant>> slots = new HashMap<>();
    private Town town;

    @Test
    void every_letter_comes_once_and_every_slot_with_letters_is_one_mail() {
        var files = LISTS.entrySet().stream()
                .flatMap(list -> Stream.of(list.getKey(), list.getValue().file()))
                .toArray(String[]::new);
        town = Town.with(folder, clock, files);
        town.awaitFirstLooks();
        LISTS.keySet().forEach(this::members);
        try {
            LISTS.forEach(this::plan);
            planRestarts();
            events.sort(Comparator.comparing(Event::at).thenComparingInt(Event::order));
            for (var event : events) {
                clock.advance(Duration.between(clock.instant(), event.at()));
                event.what().run();
                town.awaitAllSent();
            }
            LISTS.keySet().forEach(this::check);
        } finally {
            town.close();
        }
    }

    private void members(String list) {
        town.members(list, Delivery.NONE, "Author <author@example.net>");
        town.members(list, Delivery.DAILY, list + "-daily1@example.net", list + "-daily2@example.com");
        town.members(list, Delivery.WEEKLY, list + "-weekly@example.net");
        town.members(list, Delivery.DAILY, list + "-fickle@example.net");
    }

    private void plan(String list, Times times) {
        for (var kind : KINDS) planLooks(list, kind, times.slots(kind));
        var posts = LONG ? 1_000 : 100;
        for (var i = 0; i < posts; i++) at(moment(list), () -> write(list));
        for (var i = 0; i < (LONG ? 60 : 12); i++)
            at(moment(list), () -> town.change(list, list + "-fickle@example.net", CHOICES.get(random.nextInt(3))));
        // At the end they want what is left.
        at(LAST_POST.plusSeconds(1), () -> town.change(list, list + "-fickle@example.net", Delivery.EACH));
    }

    /// The trigger of a slot: mostly in time, sometimes late, twice, or not at all.
    private void planLooks(String list, Delivery kind, List<Instant> moments) {
        slots.put(list + kind, moments);
        looks.put(list + kind, new ArrayList<>());
        for (var moment : moments) {
            if (moment.isBefore(NEW_YEAR)) continue;
            var luck = random.nextInt(20);
            if (luck == 0 && moment.isBefore(LAST_POST)) continue;
            var late = luck < 3 ? Duration.ofMinutes(random.nextInt(600)) : Duration.ZERO;
            at(moment.plus(late), () -> look(list, kind));
            if (luck > 17) at(moment.plus(late).plusSeconds(random.nextInt(90)), () -> look(list, kind));
            // Somebody looks although nothing is due.
            if (luck == 10) at(moment.minusSeconds(random.nextInt(100)), () -> look(list, kind));
        }
    }

    private void planRestarts() {
        var every = Duration.ofDays(LONG ? 7 : 45);
        for (var at = NEW_YEAR.plus(every); at.isBefore(LAST_POST); at = at.plus(every))
            at(at.plusSeconds(random.nextInt(86_400)), town::restart);
    }

    private void at(Instant when, Runnable what) {
        events.add(new Event(when, random.nextInt(), what));
    }

    /// Some moment of the year, and now and then that of a slot.
    private Instant moment(String list) {
        if (random.nextInt(10) == 0) {
            var moments = slots.get(list + Delivery.DAILY);
            var slot = moments.get(random.nextInt(moments.size()));
            if (!slot.isBefore(NEW_YEAR) && slot.isBefore(LAST_POST)) return slot;
        }
        if (random.nextInt(3) == 0) {
            var change = times(list).zone().getRules().nextTransition(random.nextBoolean() ? NEW_YEAR : SUMMER);
            return change.getInstant().plusSeconds(random.nextInt(-100_000, 100_000));
        }
        return NEW_YEAR.plusSeconds(
                random.nextLong(Duration.between(NEW_YEAR, LAST_POST).toSeconds()));
    }

    private static Times times(String list) {
        return Objects.requireNonNull(LISTS.get(list));
    }

    private void write(String list) {
        var times = written.computeIfAbsent(list, _ -> new ArrayList<>());
        times.add(clock.instant());
        var number = times.size();
        var message = Letters.from("Author <author@example.net>")
                .subject("letter no " + number + " of " + list)
                .id(list + number + "@example.net")
                .text("This is letter no " + number + " of " + list + ".");
        assertThat(town.send("author@example.net", list + "@" + Town.DOMAIN, message))
                .startsWith("250");
        // One after the other: the numbers are the order in which they are posted.
        soon().until(() -> town.app()
                        .database()
                        .read(h -> town.app().board().count(h, town.list(list).id()))
                == (long) number);
    }

    private static ConditionFactory soon() {
        return Awaitility.await().pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(2));
    }

    private void look(String list, Delivery kind) {
        town.app().digests().look(town.list(list), kind);
        looks.get(list + kind).add(clock.instant());
    }

    private void check(String list) {
        isRight(list, Delivery.DAILY, "-daily1@example.net");
        isRight(list, Delivery.DAILY, "-daily2@example.com");
        isRight(list, Delivery.WEEKLY, "-weekly@example.net");
        var fickle = mails(list, list + "-fickle@example.net");
        assertThat(fickle.stream().flatMap(mail -> mail.letters().stream()).sorted())
                .containsExactlyElementsOf(all(list));
    }

    /// A digest as somebody got it.
    private record Mail(Instant date, List<Integer> letters) {
        int last() {
            return letters.getLast();
        }
    }

    private List<Integer> all(String list) {
        return IntStream.rangeClosed(1, written.get(list).size()).boxed().toList();
    }

    private void isRight(String list, Delivery kind, String reader) {
        var mails = mails(list, list + reader);
        // Every letter once, and none is missing.
        assertThat(mails.stream().flatMap(mail -> mail.letters().stream())).containsExactlyElementsOf(all(list));
        // No slot has two mails.
        assertThat(mails.stream().map(mail -> slot(list, kind, mail.date()))).doesNotHaveDuplicates();
        // Each mail has what was written before it.
        for (var mail : mails) {
            assertThat(time(list, mail.last())).isBeforeOrEqualTo(mail.date());
            if (mail.last() < all(list).size())
                assertThat(time(list, mail.last() + 1)).isAfterOrEqualTo(mail.date());
        }
        // Whenever somebody has looked, what was written before the slot is sent.
        for (var look : looks.get(list + kind)) {
            var before = (int) written.get(list).stream()
                    .filter(time -> time.isBefore(slot(list, kind, look)))
                    .count();
            var sent = mails.stream()
                    .filter(mail -> !mail.date().isAfter(look))
                    .mapToInt(Mail::last)
                    .max()
                    .orElse(0);
            assertThat(sent).isGreaterThanOrEqualTo(before);
        }
        assertThat(mails).hasSizeGreaterThan(kind == Delivery.DAILY ? (LONG ? 250 : 50) : (LONG ? 45 : 20));
    }

    private Instant slot(String list, Delivery kind, Instant now) {
        return slots.get(list + kind).stream()
                .filter(slot -> !slot.isAfter(now))
                .reduce((_, last) -> last)
                .orElseThrow();
    }

    private Instant time(String list, int letter) {
        return written.get(list).get(letter - 1);
    }

    /// In the order in which they were written.
    private List<Mail> mails(String list, String reader) {
        return town.postbox.of(reader).stream()
                .map(got -> new Mail(MailDate.parse(got.header("Date")).orElseThrow(), letters(list, got)))
                .sorted(Comparator.comparing(Mail::date).thenComparingInt(Mail::last))
                .toList();
    }

    private static List<Integer> letters(String list, Postbox.Got got) {
        var numbers = new ArrayList<Integer>();
        var found = LETTER.matcher(Reading.read(got.bytes()).text().replaceAll("(?m)^(?!This is ).*$", ""));
        while (found.find()) {
            assertThat(found.group(2)).isEqualTo(list);
            numbers.add(Integer.parseInt(found.group(1)));
        }
        return numbers.stream().sorted().toList();
    }
}
