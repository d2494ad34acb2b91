package org.letterboard.control;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.letterboard.lists.Delivery;
import org.letterboard.mail.EmailAddress;

/// A file of people, a line each: `address,name,delivery`. A first line that names these columns may give them in
/// another order, and a table program of a country with decimal commas writes semicolons.
///
/// @param bad a line of words for each line that was not understood
record MemberFile(List<Good> good, List<String> bad) {

    // Longer than any name that a person was given.
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_SHOWN = 60;
    private static final List<String> COLUMNS = List.of("address", "name", "delivery");

    /// What became of one line.
    sealed interface Person {}

    /// @param delivery null where the line does not say
    record Good(EmailAddress address, String name, @Nullable Delivery delivery) implements Person {}

    record Bad(String words) implements Person {}

    static MemberFile read(String text, Predicate<EmailAddress> isOurs) {
        var lines =
                (text.startsWith("\uFEFF") ? text.substring(1) : text).lines().toList();
        var good = new ArrayList<Good>();
        var bad = new ArrayList<String>();
        var separator = separator(lines);
        var columns = COLUMNS;
        var first = true;
        for (var i = 0; i < lines.size(); i++) {
            if (lines.get(i).isBlank()) continue;
            var fields = fields(lines.get(i), separator);
            if (first && fields != null && isHeader(fields))
                columns = fields.stream().map(MemberFile::word).toList();
            else {
                switch (person(fields, columns, isOurs)) {
                    case Good person -> good.add(person);
                    case Bad(var words) -> bad.add("line " + (i + 1) + ": " + words);
                }
            }
            first = false;
        }
        return new MemberFile(good, bad);
    }

    private static char separator(List<String> lines) {
        var first = lines.stream().filter(line -> !line.isBlank()).findFirst().orElse("");
        return first.indexOf(';') >= 0 && first.indexOf(',') < 0 ? ';' : ',';
    }

    private static String word(String field) {
        return field.strip().toLowerCase(Locale.ROOT);
    }

    private static boolean isHeader(List<String> fields) {
        return fields.stream().map(MemberFile::word).anyMatch("address"::equals);
    }

    private static Person person(@Nullable List<String> fields, List<String> columns, Predicate<EmailAddress> isOurs) {
        if (fields == null)
            return new Bad("a quote begins and does not end (expected \"Ann Bell\", or \"\" for a quote in it)");
        if (fields.size() > columns.size())
            return new Bad("found " + fields.size() + " fields (expected at most " + columns.size() + ": "
                    + String.join(",", columns) + "; a name with a comma stands in quotes)");
        Map<String, String> named = IntStream.range(0, fields.size())
                .boxed()
                .collect(Collectors.toMap(columns::get, fields::get, (one, _) -> one));
        return person(
                named.getOrDefault("address", ""),
                named.getOrDefault("name", ""),
                named.getOrDefault("delivery", ""),
                isOurs);
    }

    /// @param isOurs tells an address of this gateway, which would write to itself for ever
    static Person person(String written, String name, String how, Predicate<EmailAddress> isOurs) {
        var address = EmailAddress.parse(written.strip());
        if (address.isEmpty())
            return new Bad("found " + quoted(written) + " as the address (expected for example ann@example.org)");
        if (isOurs.test(address.get()))
            return new Bad(written.strip() + " is an address of this gateway and not a person's");
        var clean = name.replaceAll("\\p{Cntrl}", " ").strip();
        if (clean.length() > LONGEST_NAME)
            return new Bad("found a name of " + clean.length() + " letters (expected at most " + LONGEST_NAME + ")");
        var delivery = Delivery.parse(how);
        if (delivery.isEmpty() && !how.isBlank())
            return new Bad("found " + quoted(how) + " as the delivery (expected each, daily, weekly or none)");
        return new Good(address.get(), clean, delivery.orElse(null));
    }

    private static String quoted(String found) {
        return found.length() > LONGEST_SHOWN ? '"' + found.substring(0, LONGEST_SHOWN) + "...\"" : '"' + found + '"';
    }

    /// The fields of one line (RFC 4180, without line ends inside quotes); null where a quote does not end.
    private static @Nullable List<String> fields(String line, char separator) {
        var fields = new ArrayList<String>();
        var field = new StringBuilder();
        var inQuotes = false;
        for (var i = 0; i < line.length(); i++) {
            var c = line.charAt(i);
            if (inQuotes && c == '"' && i + 1 < line.length() && line.charAt(i + 1) == '"') {
                field.append('"');
                i++;
            } else if (c == '"' && (inQuotes || field.toString().isBlank())) {
                inQuotes = !inQuotes;
            } else if (c == separator && !inQuotes) {
                fields.add(field.toString().strip());
                field.setLength(0);
            } else {
                field.append(c);
            }
        }
        if (inQuotes) return null;
        fields.add(field.toString().strip());
        return fields;
    }
}
