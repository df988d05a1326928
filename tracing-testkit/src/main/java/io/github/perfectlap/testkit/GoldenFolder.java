package io.github.perfectlap.testkit;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where the golden files of a module are: beside the test's resources, in a folder for each test class.
 *
 * @param module the folder that holds {@code src/test}
 */
record GoldenFolder(Path module) {

    static final String SUFFIX = ".trace";
    static final String PROPERTY = "perfectlap.golden.module";
    private static final Path RESOURCES = Path.of("src", "test", "resources");
    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}_-][\\p{L}\\p{N}_. -]{0,99}");

    /**
     * The module that holds a test: above where its classes are, which is so in Maven, in Gradle and in an IDE that
     * runs every module from one working directory; else the working directory.
     */
    static GoldenFolder of(Class<?> test) {
        List<Path> candidates = new ArrayList<>();
        String said = System.getProperty(PROPERTY);
        if (said != null) {
            candidates.add(Path.of(said));
        } else {
            for (Path up = classes(test); up != null; up = up.getParent()) {
                candidates.add(up);
            }
            candidates.add(Path.of("").toAbsolutePath());
        }
        return of(candidates);
    }

    /** The first that is a module. */
    static GoldenFolder of(List<Path> candidates) {
        return candidates.stream()
                .filter(folder -> Files.isDirectory(folder.resolve("src").resolve("test")))
                .findFirst()
                .map(GoldenFolder::new)
                .orElseThrow(() -> new IllegalStateException("golden files stand in src/test/resources of the module,"
                        + " but none of these has a src/test: " + candidates + "; say -D" + PROPERTY
                        + "=the module's folder"));
    }

    private static @Nullable Path classes(Class<?> test) {
        CodeSource source = test.getProtectionDomain().getCodeSource();
        try {
            return source == null ? null : Path.of(source.getLocation().toURI());
        } catch (URISyntaxException | IllegalArgumentException notAFile) {
            return null;
        }
    }

    Path resources() {
        return module.resolve(RESOURCES);
    }

    /** The file of that name; each class has a folder, and each class in it one below. */
    Path file(Class<?> test, String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("the name of a golden file is made of letters, digits, blanks, dots, -"
                    + " and _, 100 at most, but was '" + name + "'");
        }
        String folder = test.getName().replace('.', '/').replace('$', '/');
        return resources().resolve(folder).resolve(name + SUFFIX);
    }

    /** The file as a person names it, from the module on. */
    String shown(Path file) {
        return module.relativize(file).toString().replace('\\', '/');
    }
}
