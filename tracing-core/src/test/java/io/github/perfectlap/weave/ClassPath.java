package io.github.perfectlap.weave;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** The class path that the tests run with. */
final class ClassPath {

    private ClassPath() {}

    static List<Path> elements() {
        return Pattern.compile(Pattern.quote(File.pathSeparator))
                .splitAsStream(System.getProperty("java.class.path"))
                .map(Path::of)
                .toList();
    }
}
