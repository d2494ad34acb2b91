package org.letterboard.transfer;

import java.util.BitSet;
import java.util.List;
import org.letterboard.errands.Brought;
import org.letterboard.transfer.Outcome.Counts;

/// Counts what became of the messages, so that nothing is missing in the end.
final class Tally {
    private final long lastEarlier;
    private final long afterNumber;
    private final Teller teller;
    private final long total;
    private final BitSet earlier = new BitSet();
    private Counts counts = Counts.NONE;

    /// @param lastEarlier the last number that this import had given before it was broken off; 0 where
    ///                    it was not
    /// @param afterNumber its numbers are higher than this
    /// @param total       bytes to be read
    Tally(long lastEarlier, long afterNumber, Teller teller, long total) {
        this.lastEarlier = lastEarlier;
        this.afterNumber = afterNumber;
        this.teller = teller;
        this.total = total;
    }

    void count(Batch batch, List<Brought> outcomes) {
        var next = outcomes.iterator();
        for (var item : batch.items())
            counts = counts.plus(one(item, item.message() == null ? new Brought.Refused(item.why()) : next.next()));
        counts = counts.plus(new Counts(0, 0, 0, 0, 0, batch.digests()));
        teller.progress(counts.found(), batch.read(), total);
    }

    private Counts one(Batch.Item item, Brought outcome) {
        return switch (outcome) {
            case Brought.Posted() -> new Counts(1, 1, 0, 0, 0, 0);
            case Brought.Duplicate(var number) ->
                isEarlier(number) ? new Counts(1, 0, 1, 0, 0, 0) : new Counts(1, 0, 0, 1, 0, 0);
            case Brought.Refused(var why) -> {
                teller.named(item.place(), item.messageId(), why);
                yield new Counts(1, 0, 0, 0, 1, 0);
            }
        };
    }

    /// The first one of the file that is a post of before is that post, and every other one its
    /// duplicate.
    private boolean isEarlier(long number) {
        if (number <= afterNumber || number > lastEarlier) return false;
        var place = Math.toIntExact(number - afterNumber);
        if (earlier.get(place)) return false;
        earlier.set(place);
        return true;
    }

    Counts counts() {
        return counts;
    }
}
