package org.letterboard.digest;

import java.util.List;
import org.jdbi.v3.core.Handle;
import org.letterboard.errands.Effect;
import org.letterboard.errands.Errand;
import org.letterboard.errands.Incoming;

/// Replies to digests: to one item, or to the whole.
public final class DigestReplies {

    public List<Effect> toItem(Handle tx, Incoming message, Errand.AnswerItem errand) {
        return List.of(new Effect.HandOn(new Errand.Post(errand.list(), errand.post(), null)));
    }

    public List<Effect> toDigest(Handle tx, Incoming message, Errand.AnswerDigest errand) {
        return List.of(new Effect.HandOn(new Errand.Post(errand.list(), null, null)));
    }

    public List<Effect> chosen(Handle tx, Incoming message, Errand.ItemChosen errand) {
        return List.of(new Effect.Note("an item was chosen"));
    }
}
