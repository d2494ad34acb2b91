package org.letterboard.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.letterboard.settings.ListSettings.Addresses;
import org.letterboard.settings.ListSettings.Archive;
import org.letterboard.settings.ListSettings.Posting;

/// What a change of the files has made more open on a list. Its owners are told, since a slip in a file can lay open
/// what people wrote in confidence, and nobody would see it.
///
/// @param list  as it is now, with its owners
/// @param words a sentence for each thing
public record Loosened(ListSettings list, List<String> words) {

    /// The lists that something was loosened on, by name. A new list was never tighter.
    public static List<Loosened> between(Settings old, Settings fresh) {
        return fresh.lists().values().stream()
                .flatMap(list -> old.list(list.name()).flatMap(was -> between(was, list)).stream())
                .toList();
    }

    private static Optional<Loosened> between(ListSettings old, ListSettings fresh) {
        var words = new ArrayList<String>();
        if (old.archive() != Archive.PUBLIC && fresh.archive() == Archive.PUBLIC)
            words.add("The board of " + fresh.title() + " can now be read by everybody; before, only by members.");
        if (openness(fresh.posting()) > openness(old.posting()))
            words.add("Now " + who(fresh.posting()) + " may post; before, only " + who(old.posting()) + ".");
        if (fresh.firstPosts() < old.firstPosts())
            words.add("Of a new member's posts, " + held(fresh.firstPosts())
                    + " held for a moderator; before, the first " + old.firstPosts() + " were.");
        if (fresh.addresses() == Addresses.SHOWN && old.addresses() != Addresses.SHOWN)
            words.add("Members' addresses are now shown in mail; before, they were hidden.");
        if (fresh.originalPhotos() && !old.originalPhotos())
            words.add("The board now gives out photos as they were sent, which may tell where they were taken; before,"
                    + " it gave out copies that do not tell.");
        if (fresh.moderators().isEmpty() && !old.moderators().isEmpty())
            words.add("No moderator is left; before, there "
                    + (old.moderators().size() == 1
                            ? "was one."
                            : "were " + old.moderators().size() + "."));
        return words.isEmpty() ? Optional.empty() : Optional.of(new Loosened(fresh, List.copyOf(words)));
    }

    private static int openness(Posting posting) {
        return switch (posting) {
            case MODERATORS -> 0;
            case MEMBERS_MODERATED -> 1;
            case MEMBERS -> 2;
            case ANYONE -> 3;
        };
    }

    private static String who(Posting posting) {
        return switch (posting) {
            case MODERATORS -> "moderators";
            case MEMBERS_MODERATED -> "members, each post after a moderator's yes,";
            case MEMBERS -> "members";
            case ANYONE -> "anyone";
        };
    }

    private static String held(int firstPosts) {
        return firstPosts == 0 ? "none is" : "the first " + firstPosts + " are";
    }
}
