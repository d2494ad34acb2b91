package org.letterboard.threading;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.letterboard.mail.MessageIds;

/// Whom a message's headers name before it: the ids of References and those of In-Reply-To that count.
public record Ancestry(List<String> references, List<String> inReplyTo) {

    /// Reads both headers, given without their names.
    ///
    /// Where References names anybody, In-Reply-To counts only if it is one id and nothing else: words around it
    /// mean that a program of the old kind wrote it, whose `<...>` may be a person's address (notmuch's rules say
    /// the same).
    public static Ancestry read(@Nullable String references, @Nullable String inReplyTo) {
        var above = references == null ? List.<String>of() : MessageIds.parse(references);
        var header = inReplyTo == null ? "" : inReplyTo.strip();
        var replied = MessageIds.parse(header);
        var plain = replied.size() == 1 && header.startsWith("<") && header.indexOf('>') == header.length() - 1;
        return new Ancestry(above, above.isEmpty() || plain ? replied : List.of());
    }
}
