package org.letterboard.settings;

/// Something that must not be read in a log: it prints `***`.
public record Secret(String value) {
    @Override
    public String toString() {
        return "***";
    }
}
