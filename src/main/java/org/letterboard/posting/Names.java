package org.letterboard.posting;

import java.util.regex.Pattern;
import org.letterboard.lists.Member;

/// How a person is called where others see it. Never an address.
final class Names {
    private static final int LONGEST = 100;
    private static final String NOBODY = "A member";
    // As web archives write an address.
    private static final Pattern OBSCURED = Pattern.compile("\\S+ (?i:at) \\S+\\.\\S+");

    private Names() {}

    /// The name that the message gives, else the one we know, else the beginning of the address.
    static String shown(String given, Member member) {
        for (var name : new String[] {given, member.name()}) {
            var clean = name.replaceAll("[\\p{Cntrl}\"<>]", " ").strip();
            if (!clean.isEmpty()
                    && !clean.contains("@")
                    && !OBSCURED.matcher(clean).matches()) return cut(clean);
        }
        return fromAddress(member.address());
    }

    /// `rosa.meyer1952@…` is Rosa: enough to know who writes, too little to write to.
    private static String fromAddress(String address) {
        var end = 0;
        while (end < address.length() && Character.isLetter(address.charAt(end))) end++;
        if (end == 0) return NOBODY;
        return Character.toUpperCase(address.charAt(0)) + cut(address.substring(1, end));
    }

    private static String cut(String name) {
        return name.length() <= LONGEST ? name : name.substring(0, LONGEST);
    }
}
