package io.github.perfectlap.internal.unwoven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlacesTest {

    @TempDir
    private Path directory = Path.of("");

    @Test
    void of_classPath_areItsEntriesInOrder() {
        String classPath = String.join(File.pathSeparator, "classes", "", "shop.jar");
        assertThat(Places.of(classPath, "", null)).containsExactly(Path.of("classes"), Path.of("shop.jar"));
    }

    @Test
    void of_modulePath_areItsEntriesAndTheJarsInThem() throws IOException {
        Path jar = Files.createFile(directory.resolve("shop.jar"));
        Files.createFile(directory.resolve("notes.txt"));
        assertThat(Places.of("", directory.toString(), null)).containsExactly(directory, jar);
    }

    @Test
    void of_loaderOfAnApplicationServer_areItsFiles() throws IOException {
        URL classes = directory.toUri().toURL();
        try (URLClassLoader server = new URLClassLoader(new URL[] {classes, new URL("http://localhost/a.jar")});
                URLClassLoader application = new URLClassLoader(new URL[0], server)) {
            assertThat(Places.of("", "", application)).containsExactly(directory);
        }
    }

    @Test
    void ofApplication_isWhatRuns() {
        assertThat(Places.ofApplication()).anyMatch(place -> place.endsWith(Path.of("target", "test-classes")));
    }
}
