package org.letterboard.backup;

/// A column of a table.
record Column(String name, Type type) {}
