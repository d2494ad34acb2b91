package org.letterboard.transfer;

import org.jspecify.annotations.Nullable;

/// A message as it lies in a file.
///
/// @param number counted from 1
/// @param offset of its From_ line, in bytes from the beginning of the file
/// @param end    where the next one begins
/// @param bytes  null where it is larger than was asked for
record Piece(int number, long offset, long end, FromLine from, byte @Nullable [] bytes) {}
