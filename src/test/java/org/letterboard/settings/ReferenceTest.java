package org.letterboard.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is written about the configuration is what the program does.
class ReferenceTest {
    private static final Path PAGE = Path.of("docs/configuration.md");
    private static final Path SHIPPED = Path.of("config");

    @TempDir
    Path home;

    @Test
    void the_reference_page_is_the_one_that_the_code_makes() throws Exception {
        if (System.getProperty("write") != null) {
            Files.createDirectories(PAGE.getParent());
            Files.writeString(PAGE, Reference.page());
        }
        assertThat(Files.exists(PAGE) ? Files.readString(PAGE) : "")
                .as("docs/configuration.md is stale; make it anew with: mvn test -Dtest=ReferenceTest -Dwrite")
                .isEqualTo(Reference.page());
    }

    @Test
    void the_shipped_files_are_right() {
        assertThat(ConfigReader.read(SHIPPED).report().text()).isEqualTo("The configuration is right.");
    }

    @Test
    void what_the_shipped_files_call_the_default_is_the_default() throws Exception {
        var least = ConfigFolder.least(home.resolve("a")).with("lists/walkers.toml", shipped("lists/walkers.toml"));
        var all = new ConfigFolder(home.resolve("a"))
                .with("letterboard.toml", withDefaults(shipped("letterboard.toml")))
                .with("lists/walkers.toml", withDefaults(shipped("lists/walkers.toml")));
        var spelledOut = all.settings();

        least.with("letterboard.toml", ConfigFolder.LEAST).with("lists/walkers.toml", shipped("lists/walkers.toml"));

        assertThat(spelledOut).isEqualTo(least.settings());
    }

    @Test
    void the_shipped_files_show_every_key() throws Exception {
        var gateway = shipped("letterboard.toml");
        var list = shipped("lists/walkers.toml");
        assertThat(Keys.GATEWAY)
                .filteredOn(key -> !key.table().equals("database"))
                .allSatisfy(key -> assertThat(gateway).containsPattern("(?m)^#? ?" + key.last() + " +="));
        assertThat(Keys.LIST).allSatisfy(key -> assertThat(list).containsPattern("(?m)^#? ?" + key.last() + " +="));
    }

    @Test
    void every_example_is_one() {
        var all = Stream.concat(Keys.gatewayAndMailbox().stream(), Keys.LIST.stream());
        assertThat(all)
                .allSatisfy(key -> assertThat(key.kind().read(key.kind().example()))
                        .as(key.name())
                        .isInstanceOf(Kind.Fits.class));
    }

    private static String shipped(String file) throws Exception {
        return Files.readString(SHIPPED.resolve(file));
    }

    // "#key = value" is a default, "# key = value" an example.
    private static String withDefaults(String text) {
        return text.replaceAll("(?m)^#([a-z])", "$1");
    }
}
