package org.letterboard.reading;

import java.util.List;

/// What a bounce complains about. Without recipients it is a bounce that names nobody we could make out.
public record Bounce(List<Failed> recipients) {

    /// @param address   as the report wrote it
    /// @param permanent false where the sender of the report still tries, or says to try later
    /// @param status    RFC 3463, "5.1.1"; empty where the report has none
    /// @param reason    in the other server's words; may be empty
    public record Failed(String address, boolean permanent, String status, String reason) {}
}
