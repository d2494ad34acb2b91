package org.letterboard;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.letterboard.errands.Effect;
import org.letterboard.lists.Lists;
import org.letterboard.mail.EmailAddress;
import org.letterboard.mail.Mailbox;
import org.letterboard.notices.Notice;
import org.letterboard.settings.Loosened;

/// The mails that tell owners, and the operator, what a change of the files has made more open.
final class Warnings {
    private Warnings() {}

    static List<Effect> of(List<Loosened> loosened, Lists lists, EmailAddress operator) {
        var effects = new ArrayList<Effect>();
        for (var change : loosened) {
            var people = new LinkedHashMap<String, EmailAddress>();
            change.list().owners().forEach(owner -> people.put(owner.key(), owner));
            people.putIfAbsent(operator.key(), operator);
            var list = lists.named(change.list().name()).orElseThrow();
            var words =
                    Map.of("changes", String.join("\n- ", change.words()), "file", "lists/" + list.name() + ".toml");
            for (var person : people.values())
                effects.add(new Effect.Notify(
                        Notice.to(new Mailbox("", person), list, "loosened").filled(words)));
        }
        return effects;
    }
}
