package org.letterboard.outbox;

import java.util.List;
import org.letterboard.db.Claims;

/// The first attempt at some recipients of a mailing, leased by a courier.
///
/// @param packed   member ids, eight bytes each
/// @param leaseNo  what is noted under an older one is refused
/// @param done     so many from the front need no attempt any more
public record Parcel(long id, long mailingId, byte[] packed, int leaseNo, int done) {
    Claims.Lease lease() {
        return new Claims.Lease(id, leaseNo);
    }

    List<Long> members() {
        return Packed.unpack(packed);
    }
}
