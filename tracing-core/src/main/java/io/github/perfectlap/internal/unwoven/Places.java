package io.github.perfectlap.internal.unwoven;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where the classes of the application are. */
final class Places {

    private final Set<Path> paths = new LinkedHashSet<>();

    private Places() {}

    static Set<Path> ofApplication() {
        return of(
                System.getProperty("java.class.path", ""),
                System.getProperty("jdk.module.path", ""),
                Places.class.getClassLoader());
    }

    /** @param loader of the library, which an application server gives to each application */
    static Set<Path> of(String classPath, String modulePath, @Nullable ClassLoader loader) {
        Places places = new Places();
        for (ClassLoader each = loader; each != null; each = each.getParent()) {
            places.addLoaders(each);
        }
        places.addAll(classPath);
        places.addAll(modulePath);
        for (String entry : modulePath.split(File.pathSeparator, -1)) {
            places.addJarsIn(entry);
        }
        return places.paths;
    }

    private void addAll(String path) {
        for (String entry : path.split(File.pathSeparator, -1)) {
            add(entry);
        }
    }

    private void add(String entry) {
        if (!entry.isEmpty()) {
            try {
                paths.add(Path.of(entry));
            } catch (InvalidPathException notFromHere) {
                // The JVM leaves it out too.
            }
        }
    }

    /** A module path may name directories of jars. */
    private void addJarsIn(String directory) {
        if (directory.isEmpty() || !Files.isDirectory(Path.of(directory))) {
            return;
        }
        try (DirectoryStream<Path> jars = Files.newDirectoryStream(Path.of(directory), "*.jar")) {
            jars.forEach(paths::add);
        } catch (IOException unreadable) {
            // Then the JVM can't either.
        }
    }

    private void addLoaders(ClassLoader loader) {
        if (loader instanceof URLClassLoader known) {
            for (URL place : known.getURLs()) {
                add(place);
            }
        }
    }

    private void add(URL place) {
        try {
            if (place.getProtocol().equals("file")) {
                paths.add(Path.of(place.toURI()));
            }
        } catch (URISyntaxException | IllegalArgumentException noFile) {
            // Such as one with a blank that nobody escaped.
        }
    }
}
