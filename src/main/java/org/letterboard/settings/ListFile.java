package org.letterboard.settings;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.letterboard.mail.EmailAddress;
import org.letterboard.settings.ListSettings.Posting;

/// Reads a list's file. What it leaves out is the gateway's.
final class ListFile {
    private final Sheet sheet;
    private final Optional<Settings> gateway;

    ListFile(Sheet sheet, Optional<Settings> gateway) {
        this.sheet = sheet;
        this.gateway = gateway;
    }

    ListSettings read(String name) {
        var title = sheet.find(Keys.TITLE);
        var about = sheet.find(Keys.ABOUT);
        var zone = sheet.find(Keys.LIST_ZONE);
        var weekly = sheet.get(Keys.WEEKLY);
        return new ListSettings(
                name,
                title == null ? name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1) : title,
                about == null ? "" : about,
                sheet.get(Keys.LANGUAGE),
                zone != null ? zone : gateway.map(Settings::zone).orElse(sheet.get(Keys.LIST_ZONE)),
                sheet.get(Keys.POSTING),
                sheet.get(Keys.FIRST_POSTS),
                sheet.get(Keys.ARCHIVE),
                sheet.get(Keys.ADDRESSES),
                sheet.get(Keys.REPLIES),
                moderators(),
                owners(),
                moderation(),
                sheet.get(Keys.PAUSE_AFTER),
                sheet.get(Keys.ORIGINAL_PHOTOS),
                new ListSettings.Digest(sheet.get(Keys.DAILY), weekly.day(), weekly.time()));
    }

    private List<EmailAddress> moderators() {
        var moderators = sheet.all(Keys.MODERATORS);
        if (!moderators.isEmpty() || !sheet.areRight(Keys.MODERATORS)) return moderators;
        if (sheet.get(Keys.POSTING) == Posting.MODERATORS)
            sheet.problem(Keys.POSTING, sheet.shown(Keys.POSTING) + " (without moderators nobody could post)");
        if (sheet.get(Keys.POSTING) == Posting.MEMBERS_MODERATED)
            sheet.problem(Keys.POSTING, sheet.shown(Keys.POSTING) + " (without moderators nobody could decide)");
        if (sheet.get(Keys.FIRST_POSTS) > 0 && sheet.areRight(Keys.FIRST_POSTS))
            sheet.problem(
                    Keys.FIRST_POSTS, sheet.shown(Keys.FIRST_POSTS) + " (without moderators nobody could decide)");
        return moderators;
    }

    private List<EmailAddress> owners() {
        if (!sheet.has(Keys.OWNERS))
            return gateway.map(Settings::operator).stream().toList();
        var owners = sheet.all(Keys.OWNERS);
        if (owners.isEmpty() && sheet.areRight(Keys.OWNERS))
            sheet.problem(Keys.OWNERS, "[] (somebody must answer for the list; left out, it is the operator)");
        return owners;
    }

    private ListSettings.Moderation moderation() {
        var times = new ListSettings.Moderation(
                sheet.get(Keys.GRACE), sheet.get(Keys.REMIND), sheet.get(Keys.EXPIRES), sheet.get(Keys.LARGEST));
        if (times.remind().compareTo(times.expires()) >= 0 && sheet.areRight(Keys.REMIND, Keys.EXPIRES))
            sheet.remark(Keys.REMIND, "not before moderation.expires, so nobody is ever reminded");
        return times;
    }
}
