package org.letterboard;

import static java.util.Map.entry;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/// The arrows between the rooms, as ARCHITECTURE.md draws them, and three habits that nobody may break.
class ArchitectureTest {

    /// Everything may use the ground; each of these may use those to its right.
    private static final List<String> GROUND =
            List.of("reading", "reports", "pictures", "addresses", "threading", "db", "settings", "mail", "tally");

    /// Which rooms a room may use beside the ground. A room that is missing here may use nothing.
    private static final Map<String, List<String>> MAY_USE = Map.ofEntries(
            // doors
            entry("intake", List.of("inbox")),
            entry("imap", List.of("inbox")),
            entry("web", List.of("watch", "search", "display", "board", "lists", "errands", "notices")),
            entry(
                    "control",
                    List.of(
                            "watch",
                            "transfer",
                            "backup",
                            "search",
                            "board",
                            "lists",
                            "inbox",
                            "outbox",
                            "held",
                            "questions")),
            entry(
                    "watch",
                    List.of(
                            "intake",
                            "imap",
                            "search",
                            "questions",
                            "notices",
                            "held",
                            "outbox",
                            "lists",
                            "inbox",
                            "gateways")),
            entry("transfer", List.of("errands", "board", "lists", "inbox", "gateways")),
            entry("backup", List.of()),
            entry("cli", List.of("control", "backup")),
            entry("schedule", List.of()),
            // decisions
            entry(
                    "desk",
                    List.of(
                            "gateways",
                            "posting",
                            "moderation",
                            "commands",
                            "digest",
                            "bounces",
                            "errands",
                            "questions",
                            "held",
                            "notices",
                            "outbox",
                            "board",
                            "lists",
                            "inbox")),
            entry("posting", List.of("moderation", "errands", "notices", "held", "outbox", "board", "lists", "inbox")),
            entry("moderation", List.of("errands", "questions", "notices", "held", "board", "lists", "inbox")),
            entry("commands", List.of("errands", "questions", "notices", "lists", "inbox")),
            entry(
                    "digest",
                    List.of(
                            "moderation",
                            "display",
                            "errands",
                            "questions",
                            "notices",
                            "held",
                            "outbox",
                            "board",
                            "lists",
                            "inbox")),
            entry("bounces", List.of("errands", "notices", "lists", "inbox")),
            // nouns
            entry("search", List.of("display", "board", "lists")),
            entry("display", List.of()),
            entry("errands", List.of("questions", "notices", "held", "lists", "inbox")),
            entry("questions", List.of("notices", "lists")),
            entry("notices", List.of("outbox", "lists", "inbox")),
            entry("outbox", List.of()),
            entry("board", List.of()),
            entry("lists", List.of()),
            entry("inbox", List.of()),
            entry("gateways", List.of()),
            entry("held", List.of()));

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.letterboard");

    @Test
    void every_arrow_is_one_of_the_picture() {
        var wrong = CLASSES.stream()
                .filter(type -> !room(type).isEmpty())
                .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                .filter(arrow -> arrow.getTargetClass()
                        .getBaseComponentType()
                        .getPackageName()
                        .startsWith("org.letterboard"))
                .filter(arrow -> !allowed(
                        room(arrow.getOriginClass()),
                        room(arrow.getTargetClass().getBaseComponentType())))
                .map(arrow -> arrow.getDescription())
                .collect(joining("\n"));
        assertThat(wrong).isEmpty();
    }

    private static boolean allowed(String from, String to) {
        if (from.equals(to)) return true;
        if (GROUND.contains(from)) return GROUND.indexOf(to) > GROUND.indexOf(from);
        return from.equals("demo")
                || GROUND.contains(to)
                || MAY_USE.getOrDefault(from, List.of()).contains(to);
    }

    private static String room(JavaClass type) {
        var name = type.getPackageName();
        return name.equals("org.letterboard") ? "" : name.substring("org.letterboard.".length());
    }

    @Test
    void statements_are_seen_by_their_own_room_only() {
        ArchRuleDefinition.classes()
                .that()
                .haveSimpleNameEndingWith("Sql")
                .should()
                .notBePublic()
                .allowEmptyShould(true)
                .check(CLASSES);
    }

    @Test
    void time_comes_from_the_clock_that_was_handed_in() {
        ArchRuleDefinition.noClasses()
                .that()
                .doNotHaveFullyQualifiedName("org.letterboard.Main")
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(Clock.class, "systemUTC")
                .check(CLASSES);
    }

    /// An interrupt inside H2's file access closes the database for everyone.
    @Test
    void no_thread_is_ever_interrupted() {
        ArchRuleDefinition.noClasses()
                .should()
                .callMethod(Thread.class, "interrupt")
                .orShould()
                .callMethod(ExecutorService.class, "shutdownNow")
                .orShould()
                .callMethod(Future.class, "cancel", boolean.class)
                .check(CLASSES);
    }
}
