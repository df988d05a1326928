package io.github.perfectlap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReleaseTest {

    @Test
    void of_jarWithAVersionInItsManifest_isThatVersion(@TempDir Path folder) throws IOException {
        Path jar = folder.resolve("storefront.jar");
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.IMPLEMENTATION_VERSION, "1.4.2");
        try (OutputStream out = Files.newOutputStream(jar)) {
            new JarOutputStream(out, manifest).close();
        }
        assertThat(Release.of(jar + " --port 80")).isEqualTo("1.4.2");
    }

    @Test
    void of_mainClassInAJar_isTheVersionOfItsPackage() {
        assertThat(Release.of("org.junit.jupiter.api.Test --port 80")).matches("[5-9]\\..*");
    }

    @Test
    void of_whatIsNoProgram_isUnknown() {
        assertThat(Release.of("no.such.Program")).isNull();
        assertThat(Release.of("missing.jar")).isNull();
        assertThat(Release.of("")).isNull();
    }
}
