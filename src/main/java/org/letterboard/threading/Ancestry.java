package org.letterboard.threading;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Whom a message's headers name before it: the ids of References and of In-Reply-To, `<id@host>`, as they stand there.
public record Ancestry(List<String> references, List<String> inReplyTo) {

    /// Reads both headers, given without their names.
    ///
    /// Where References names anybody, In-Reply-To counts only if it is one id and nothing else: words around it
    /// mean that a program of the old kind wrote it, whose `<...>` may be a person's address (notmuch's rules say
    /// the same).
    public static Ancestry read(@Nullable String references, @Nullable String inReplyTo) {
        var above = ids(references == null ? "" : references);
        var header = inReplyTo == null ? "" : inReplyTo.strip();
        var replied = ids(header);
        var plain = replied.size() == 1 && header.startsWith("<") && header.indexOf('>') == header.length() - 1;
        return new Ancestry(above, above.isEmpty() || plain ? replied : List.of());
    }

    /// Every `<...>` of a header. White space within is dropped: it is a long id that somebody folded.
    static List<String> ids(String header) {
        var ids = new ArrayList<String>();
        var open = -1;
        for (var i = 0; i < header.length(); i++) {
            var c = header.charAt(i);
            if (c == '<') open = i;
            if (c != '>' || open < 0) continue;
            var id = withoutSpace(header.substring(open, i + 1));
            if (id.length() > 2 && id.length() <= Threading.LONGEST_ID) ids.add(id);
            open = -1;
        }
        return List.copyOf(ids);
    }

    private static String withoutSpace(String text) {
        var kept = new StringBuilder(text.length());
        text.chars().filter(c -> c > ' ').forEach(c -> kept.append((char) c));
        return kept.toString();
    }
}
