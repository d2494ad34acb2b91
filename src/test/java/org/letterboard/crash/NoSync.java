package org.letterboard.crash;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.tools.ToolProvider;

/// A gateway whose sync is taken out: it says "durable" and has written nothing. It shows that the crash loop sees such
/// a thing. The program itself has no switch for it.
final class NoSync {
    private static final String SYNC = """
            package org.letterboard.db;
            final class Sync {
                Sync(Runnable write) {}
                void await() {}
            }
            """;

    private NoSync() {}

    /// Compiles a sync that does nothing, and answers the folder that has to stand first on the class path.
    static Path compile(Path folder) throws IOException {
        var source = Files.createDirectories(folder.resolve("source")).resolve("Sync.java");
        var classes = Files.createDirectories(folder.resolve("classes"));
        Files.writeString(source, SYNC);
        var failed =
                ToolProvider.getSystemJavaCompiler().run(null, null, null, "-d", classes.toString(), source.toString());
        if (failed != 0) throw new IllegalStateException("the empty sync does not compile");
        return classes;
    }

    static List<Path> first(Path folder) throws IOException {
        return List.of(compile(folder));
    }
}
