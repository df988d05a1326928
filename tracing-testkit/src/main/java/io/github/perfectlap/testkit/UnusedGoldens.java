package io.github.perfectlap.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds golden files whose test is gone. */
final class UnusedGoldens {

    private final Path resources;
    private final Set<Path> used;
    private final ClassLoader tests;

    private UnusedGoldens(Path resources, Set<Path> used, ClassLoader tests) {
        this.resources = resources;
        this.used = used;
        this.tests = tests;
    }

    static List<Path> in(GoldenFolder folder, Set<Path> used, ClassLoader tests) {
        UnusedGoldens unused = new UnusedGoldens(folder.resources(), used, tests);
        try (Stream<Path> files = Files.walk(folder.resources())) {
            return files.filter(file -> file.toString().endsWith(GoldenFolder.SUFFIX))
                    .filter(unused::isUnused)
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private boolean isUnused(Path file) {
        Path folder = file.getParent();
        if (folder == null || used.contains(file)) {
            return false;
        }
        Class<?> test = testOf(resources.relativize(folder));
        return test == null || (!isMethod(test, nameOf(file)) && hasRun(folder));
    }

    /** Whether some test of the class has compared a file: a name that no test has asked for is then one too many. */
    private boolean hasRun(Path folder) {
        return used.stream().anyMatch(file -> folder.equals(file.getParent()));
    }

    private static String nameOf(Path file) {
        String name = String.valueOf(file.getFileName());
        return name.substring(0, name.length() - GoldenFolder.SUFFIX.length());
    }

    private static boolean isMethod(Class<?> test, String name) {
        for (Class<?> type = test; type != null; type = type.getSuperclass()) {
            if (Arrays.stream(type.getDeclaredMethods()).map(Method::getName).anyMatch(name::equals)) {
                return true;
            }
        }
        return false;
    }

    /** A folder may stand for a package or for a class around the test; null where there is no such class. */
    private @Nullable Class<?> testOf(Path folder) {
        String name = folder.toString().replace('\\', '/').replace('/', '.');
        while (true) {
            Class<?> type = load(name);
            int outer = name.lastIndexOf('.');
            if (type != null || outer < 0) {
                return type;
            }
            name = name.substring(0, outer) + "$" + name.substring(outer + 1);
        }
    }

    private @Nullable Class<?> load(String name) {
        try {
            return Class.forName(name, false, tests);
        } catch (ClassNotFoundException | LinkageError gone) {
            return null;
        }
    }
}
