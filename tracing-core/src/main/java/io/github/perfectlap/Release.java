package io.github.perfectlap;

import java.io.File;
import java.io.IOException;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import org.jspecify.annotations.Nullable;

/** The version of the running application, as far as its artefact says it. */
final class Release {

    private Release() {}

    /** {@code Implementation-Version} of the jar or of the main class's package, or null. */
    static @Nullable String ofApplication() {
        return of(System.getProperty("sun.java.command", ""));
    }

    static @Nullable String of(String command) {
        int blank = command.indexOf(' ');
        String program = blank < 0 ? command : command.substring(0, blank);
        return program.endsWith(".jar") ? ofJar(new File(program)) : ofMainClass(program);
    }

    private static @Nullable String ofJar(File file) {
        try (JarFile jar = new JarFile(file)) {
            Manifest manifest = jar.getManifest();
            return manifest == null
                    ? null
                    : manifest.getMainAttributes().getValue(Attributes.Name.IMPLEMENTATION_VERSION);
        } catch (IOException unreadable) {
            return null;
        }
    }

    private static @Nullable String ofMainClass(String name) {
        try {
            ClassLoader loader = ClassLoader.getSystemClassLoader();
            return Class.forName(name, false, loader).getPackage().getImplementationVersion();
        } catch (ClassNotFoundException | LinkageError noSuchClass) {
            return null;
        }
    }
}
