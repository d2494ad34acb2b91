package org.letterboard;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/// How all tests wait: long, since several classes run beside each other on a busy machine, and not disturbed by what a
/// thread of another class throws (GreenMail throws out of its own where somebody hangs up).
public final class Waiting implements LauncherSessionListener {

    @Override
    public void launcherSessionOpened(LauncherSession session) {
        Awaitility.setDefaultTimeout(Duration.ofSeconds(60));
        Awaitility.setDefaultPollDelay(Duration.ZERO);
        Awaitility.setDefaultPollInterval(Duration.ofMillis(20));
        Awaitility.doNotCatchUncaughtExceptionsByDefault();
    }
}
