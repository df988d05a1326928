package io.github.perfectlap.examples.servers;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A module of this repository that holds a server's main class, such as kafka-server. */
record NodeModule(String server, Settings settings) {

    /** The class path of the server's JVM: the module's own classes, then what Maven wrote down. */
    String classPath() {
        Path file = file();
        Path classes = file.resolveSibling("classes");
        String dependencies = read(file);
        for (String entry : dependencies.split(File.pathSeparator, -1)) {
            requireExists(Path.of(entry), file);
        }
        requireExists(classes, file);
        return classes + File.pathSeparator + dependencies;
    }

    /** What to do when the server does not start. */
    String help() {
        return "build its class path again from the repository's root with: " + buildCommand();
    }

    private String buildCommand() {
        return "mvn -pl examples/" + module() + " -am process-classes";
    }

    private String module() {
        return server + "-server";
    }

    private String property() {
        return "servers." + server + ".classpath";
    }

    private Path file() {
        Path named = settings.path(property());
        if (named != null) {
            return named;
        }
        Path module = find(Path.of("").toAbsolutePath());
        if (module == null) {
            throw new IllegalStateException(
                    "No folder from %s upwards has examples/%s; run inside the repository, or name the file with -D%s=…/target/server.classpath"
                            .formatted(Path.of("").toAbsolutePath(), module(), property()));
        }
        return module.resolve("target/server.classpath");
    }

    private @Nullable Path find(Path start) {
        for (Path folder = start; folder != null; folder = folder.getParent()) {
            Path module = folder.resolve("examples").resolve(module());
            if (Files.exists(module.resolve("pom.xml"))) {
                return module;
            }
        }
        return null;
    }

    private String read(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new IllegalStateException(
                    "%s cannot be read; build it from the repository's root with: %s".formatted(file, buildCommand()),
                    e);
        }
    }

    private void requireExists(Path entry, Path file) {
        if (!Files.exists(entry)) {
            throw new IllegalStateException(
                    "%s asks for '%s', which does not exist; build it from the repository's root with: %s"
                            .formatted(file, entry, buildCommand()));
        }
    }
}
