package org.letterboard.backup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.letterboard.db.Kept;

/// No table is forgotten: each is copied, or named with the reason why not.
class SchemaTest {
    private static final Path MIGRATIONS = Path.of("src/main/resources/db");

    @TempDir
    Path folder;

    @Test
    void every_table_is_copied_or_left_out_for_a_reason() throws IOException {
        try (var file = Kept.IN_A_FILE.open(folder);
                var server = Kept.ON_A_SERVER.open(folder)) {
            List<Table> copied = file.read(Schema::of);
            // What one of them has, the other one can take.
            List<Table> there = server.read(Schema::of);
            assertThat(there).isEqualTo(copied);

            var all = new TreeSet<>(tables());
            assertThat(all).hasSizeGreaterThan(35).isEqualTo(file.read(Schema::names));
            copied.forEach(table -> all.remove(table.name()));
            assertThat(all).allSatisfy(name -> assertThat(Schema.leftOut(name)).isPresent());
            assertThat(all).hasSize(14).contains("schema_version", "gateway", "task", "qrtz_triggers");

            // A migration that writes rows into one of these would meet the copied ones.
            for (var table : copied)
                assertThat(file.<Long>read(h -> new Rows(h).count(table))).isZero();
            assertThat(copied.stream()
                            .filter(table -> !table.freeing().isEmpty())
                            .map(Table::name))
                    .containsExactlyInAnyOrder("inbox_work", "parcel_work", "delivery");
        }
    }

    private static Set<String> tables() throws IOException {
        var tables = new TreeSet<String>(List.of("schema_version"));
        try (var files = Files.list(MIGRATIONS)) {
            for (var file : files.sorted().toList()) {
                var words = Pattern.compile("(?m)^(create|drop) table (\\w+)").matcher(Files.readString(file));
                while (words.find()) {
                    if (words.group(1).equals("create")) tables.add(words.group(2));
                    else tables.remove(words.group(2));
                }
            }
        }
        return tables;
    }
}
