package org.letterboard.db;

import java.sql.Types;
import org.jdbi.v3.core.argument.AbstractArgumentFactory;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.config.ConfigRegistry;

/// Words that strangers wrote may hold a NUL, which PostgreSQL keeps in no text. It becomes the
/// replacement character on every database alike; the message itself is bytes, and keeps it.
final class Texts extends AbstractArgumentFactory<String> {
    Texts() {
        super(Types.VARCHAR);
    }

    @Override
    protected Argument build(String value, ConfigRegistry config) {
        var words = value.indexOf('\0') < 0 ? value : value.replace('\0', '\ufffd');
        return (position, statement, context) -> statement.setString(position, words);
    }
}
