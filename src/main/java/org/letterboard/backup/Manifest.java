package org.letterboard.backup;

import java.util.List;
import java.util.Locale;

/// What a backup says about itself.
///
/// @param format of the backup; raised when an older program could not read it
/// @param schema of the database
/// @param made   when, ISO 8601 in UTC
/// @param nextId above all ids that were given until then
public record Manifest(
        int format,
        String program,
        int schema,
        String made,
        String domain,
        long nextId,
        Contents contents,
        List<Copied> tables,
        List<Enclosed> files) {
    static final int FORMAT = 1;

    /// What people count.
    public record Contents(long posts, long members, long lists) {
        @Override
        public String toString() {
            return count(posts, "post") + ", " + count(members, "member") + ", " + count(lists, "list");
        }

        private static String count(long count, String what) {
            return String.format(Locale.ENGLISH, "%,d %s", count, count == 1 ? what : what + "s");
        }
    }

    /// A table, and what its rows add up to.
    record Copied(Table table, long rows, String sum) {}

    /// A file beside the database.
    ///
    /// @param mode its rights: `rw-------`
    record Enclosed(String name, long size, String mode) {}

    /// As many as a [Progress] counts.
    long rows() {
        return tables.stream()
                .filter(copied -> !copied.table().isWide())
                .mapToLong(Copied::rows)
                .sum();
    }
}
