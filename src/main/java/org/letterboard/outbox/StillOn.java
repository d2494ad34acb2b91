package org.letterboard.outbox;

import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/// Who of a mailing's recipients is still to get its list's mail, with the addresses that their mail goes to now.
public interface StillOn {
    Map<Long, String> of(Handle handle, Mailing mailing, List<Long> members);
}
