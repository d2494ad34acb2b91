package org.letterboard.gateways;

/// Another gateway took this one for dead and has its task by now; what was done under it must not stand.
public final class TaskLost extends RuntimeException {
    TaskLost() {
        super("another gateway has taken it over");
    }
}
