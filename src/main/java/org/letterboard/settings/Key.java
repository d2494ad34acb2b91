package org.letterboard.settings;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// One key of a file: what it is called, how its value is written, and what it means. Reading and the reference page
/// both go by it, so neither can know of a key that the other has never heard of.
///
/// @param name     with its table, as in `smtp.listen`
/// @param fallback as TOML would give it; null where there is none
/// @param without  what holds where the key is left out and there is no fallback; empty where it can't be left out
/// @param meaning  a phrase for the reference page
record Key<T>(String name, Kind<T> kind, @Nullable Object fallback, String without, String meaning) {

    static <T> Key<T> required(String name, Kind<T> kind, String meaning) {
        return new Key<>(name, kind, null, "", meaning);
    }

    static <T> Key<T> optional(String name, Kind<T> kind, String without, String meaning) {
        return new Key<>(name, kind, null, without, meaning);
    }

    static <T> Key<T> of(String name, Kind<T> kind, Object fallback, String meaning) {
        return new Key<>(name, kind.like(fallback), fallback, "", meaning);
    }

    boolean isRequired() {
        return fallback == null && without.isEmpty();
    }

    /// `smtp` of `smtp.listen`; empty for a key above all tables.
    String table() {
        var dot = name.lastIndexOf('.');
        return dot < 0 ? "" : name.substring(0, dot);
    }

    /// `listen` of `smtp.listen`.
    String last() {
        return name.substring(name.lastIndexOf('.') + 1);
    }

    static List<String> names(List<? extends Key<?>> keys) {
        return keys.stream().map(Key::name).toList();
    }
}
