package org.letterboard.control;

import java.io.IOException;
import java.net.ConnectException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;

/// The file of the control socket. It is there while a gateway runs, and after one that was killed.
final class SocketFile {
    private static final String NAME = "control.sock";
    // sun_path has 108 bytes on Linux and 104 elsewhere, its end mark among them.
    private static final int LONGEST_PATH = 100;

    private SocketFile() {}

    static Path in(Path data) {
        return data.toAbsolutePath().resolve(NAME);
    }

    /// Listens. The file appears with its rights already set, so that nobody else can slip in before; one that a crash
    /// left behind is replaced.
    static ServerSocketChannel listen(Path data) throws IOException {
        var file = in(data);
        var other = connect(data);
        if (other.isPresent()) {
            other.get().close();
            throw new IOException("another gateway answers at " + file);
        }
        var folder = Files.createTempDirectory(data, "control");
        var channel = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        try {
            var fresh = folder.resolve("s");
            atShortPath(fresh, path -> channel.bind(UnixDomainSocketAddress.of(path)));
            Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString("rw-------"));
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            return channel;
        } catch (IOException failure) {
            channel.close();
            throw failure;
        } finally {
            Files.deleteIfExists(folder.resolve("s"));
            Files.deleteIfExists(folder);
        }
    }

    /// A connection to the gateway that runs on this data; empty where none does.
    static Optional<SocketChannel> connect(Path data) throws IOException {
        var file = in(data);
        if (Files.notExists(file)) return Optional.empty();
        var channel = SocketChannel.open(StandardProtocolFamily.UNIX);
        try {
            atShortPath(file, path -> channel.connect(UnixDomainSocketAddress.of(path)));
            return Optional.of(channel);
        } catch (ConnectException nobodyThere) {
            channel.close();
            return Optional.empty();
        } catch (IOException failure) {
            channel.close();
            throw new IOException(
                    "the gateway's control socket " + file + " cannot be used: " + failure.getMessage()
                            + " (only the user who runs the gateway may)",
                    failure);
        }
    }

    private interface Use {
        Object of(Path path) throws IOException;
    }

    /// Uses a file whose path may be longer than a socket's can be, by way of a short link to its folder.
    private static void atShortPath(Path file, Use use) throws IOException {
        if (file.toString().getBytes(StandardCharsets.UTF_8).length <= LONGEST_PATH) {
            use.of(file);
            return;
        }
        var folder = Files.createTempDirectory("lb");
        var link = folder.resolve("d");
        try {
            Files.createSymbolicLink(link, file.getParent());
            use.of(link.resolve(file.getFileName()));
        } finally {
            Files.deleteIfExists(link);
            Files.deleteIfExists(folder);
        }
    }
}
