package org.letterboard;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.CountDownLatch;
import org.letterboard.settings.ConfigReader;
import org.letterboard.settings.Loaded;

/// The command line comes in here.
public final class Main {
    private Main() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        var config = Path.of(args.length > 2 ? args[2] : "config");
        switch (ConfigReader.read(config)) {
            case Loaded.Wrong wrong -> {
                System.err.println(wrong.report().text());
                System.exit(1);
            }
            case Loaded.Right right -> {
                var app = new App(
                        right.settings(), Path.of(System.getProperty("letterboard.home", "")), Clock.systemUTC());
                Runtime.getRuntime().addShutdownHook(new Thread(app::close));
                app.start();
                new CountDownLatch(1).await();
            }
        }
    }
}
