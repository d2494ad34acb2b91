/// Bytes into parts and headers, and back. Pure: no clock, no files, no database.
@NullMarked
package org.letterboard.mail;

import org.jspecify.annotations.NullMarked;
