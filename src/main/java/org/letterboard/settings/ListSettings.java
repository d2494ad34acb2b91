package org.letterboard.settings;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.letterboard.mail.EmailAddress;

/// The policy of one list, from `config/lists/NAME.toml`.
///
/// @param firstPosts so many first posts of a new member are held; 0 for none
/// @param pauseAfter hard bounces on so many different days pause a member's mail
/// @param originalPhotos who downloads a JPEG gets it as it was sent, and not a copy without metadata
public record ListSettings(
        String name,
        String title,
        String about,
        Locale language,
        ZoneId zone,
        Posting posting,
        int firstPosts,
        Archive archive,
        Addresses addresses,
        Replies replies,
        List<EmailAddress> moderators,
        List<EmailAddress> owners,
        Moderation moderation,
        int pauseAfter,
        boolean originalPhotos,
        Digest digest) {

    /// Who may post.
    public enum Posting {
        ANYONE,
        MEMBERS,
        MEMBERS_MODERATED,
        MODERATORS
    }

    /// Who may read the board.
    public enum Archive {
        MEMBERS,
        PUBLIC
    }

    /// Whether members see each other's addresses in mail. The board never shows one.
    public enum Addresses {
        HIDDEN,
        SHOWN
    }

    /// Where a plain Reply goes.
    public enum Replies {
        LIST,
        AUTHOR
    }

    /// @param grace   an approved post can be taken back so long
    /// @param remind  moderators are reminded after so long
    /// @param expires after so long the author is told that nobody decided
    /// @param largest bytes of a post; a larger one waits for a moderator
    public record Moderation(Duration grace, Duration remind, Duration expires, long largest) {}

    /// When digests go out, in the list's zone.
    public record Digest(LocalTime daily, DayOfWeek weeklyDay, LocalTime weekly) {}
}
