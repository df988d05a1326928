package io.github.perfectlap.weave;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import net.bytebuddy.ClassFileVersion;
import net.bytebuddy.build.BuildLogger;
import net.bytebuddy.build.EntryPoint;
import net.bytebuddy.build.Plugin;
import net.bytebuddy.dynamic.ClassFileLocator;
import net.bytebuddy.dynamic.scaffold.inline.MethodNameTransformer;

/** A folder that is compiled into, and woven as Byte Buddy's Maven plugin does it. */
final class Build {

    private final Path classes;
    private final List<String> warnings = new ArrayList<>();

    Build(Path classes) {
        this.classes = classes;
    }

    Path classes() {
        return classes;
    }

    List<String> warnings() {
        return warnings;
    }

    /** Compiles sources, each with the name of its class in its first lines. */
    Build compile(int release, String... sources) {
        return compile(List.of("--release", "" + release), sources);
    }

    Build compile(List<String> options, String... sources) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        List<String> all = new ArrayList<>(List.of("-d", classes.toString(), "-g", "-proc:none"));
        all.addAll(List.of("-cp", classes + File.pathSeparator + System.getProperty("java.class.path")));
        all.addAll(options);
        List<Source> units = Arrays.stream(sources).map(Source::new).toList();
        if (!compiler.getTask(null, null, null, all, null, units).call()) {
            throw new IllegalArgumentException("does not compile: " + Arrays.toString(sources));
        }
        return this;
    }

    /** The releases that class files are made for: the oldest there is, and the newest that runs here. */
    static Set<Integer> releases() {
        return new TreeSet<>(List.of(17, Runtime.version().feature()));
    }

    /** Weaves the folder, in place. */
    Plugin.Engine.Summary weave() {
        try (ClassFileLocator classPath = classPath()) {
            return Plugin.Engine.Default.of(
                            EntryPoint.Default.REBASE,
                            ClassFileVersion.ofThisVm(),
                            MethodNameTransformer.Suffixing.withRandomSuffix())
                    .with(Plugin.Engine.PoolStrategy.Default.FAST)
                    .with(classPath)
                    .withErrorHandlers(
                            Plugin.Engine.ErrorHandler.Enforcing.ALL_TYPES_RESOLVED,
                            Plugin.Engine.ErrorHandler.Enforcing.NO_LIVE_INITIALIZERS,
                            Plugin.Engine.ErrorHandler.Failing.FAIL_FAST)
                    .apply(
                            new Plugin.Engine.Source.ForFolder(classes.toFile()),
                            new Plugin.Engine.Target.ForFolder(classes.toFile()),
                            new Plugin.Factory.UsingReflection(WeavePlugin.class)
                                    .with(Plugin.Factory.UsingReflection.ArgumentResolver.ForType.of(
                                            BuildLogger.class, new Log())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ClassFileLocator classPath() throws IOException {
        List<ClassFileLocator> elements = new ArrayList<>();
        elements.add(ClassFileLocator.ForClassLoader.ofPlatformLoader());
        elements.add(new ClassFileLocator.ForFolder(classes.toFile()));
        for (Path element : ClassPath.elements()) {
            File file = element.toFile();
            elements.add(file.isFile() ? ClassFileLocator.ForJarFile.of(file) : new ClassFileLocator.ForFolder(file));
        }
        return new ClassFileLocator.Compound(elements);
    }

    /** What is wrong with the class that fails the build. */
    String failure() {
        try {
            return "nothing is wrong: " + weave();
        } catch (IllegalStateException e) {
            return String.valueOf(requireNonNull(e.getCause()).getMessage());
        }
    }

    /** Each class file in hexadecimal, by its path. */
    Map<String, String> files() throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> paths = Files.walk(classes)) {
            for (Path path : paths.filter(Files::isRegularFile).toList()) {
                files.put(classes.relativize(path).toString(), HexFormat.of().formatHex(Files.readAllBytes(path)));
            }
        }
        return files;
    }

    /** A source that is kept with the tests. */
    static String resource(String name) {
        try (var source = Build.class.getResourceAsStream("/weave/" + name)) {
            return new String(source.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private final class Log extends BuildLogger.Adapter {

        @Override
        public boolean isWarnEnabled() {
            return true;
        }

        @Override
        public void warn(String message) {
            warnings.add(message);
        }
    }

    private static final class Source extends SimpleJavaFileObject {

        private static final Pattern NAME =
                Pattern.compile("(?m)^(?:@\\S+ )?(?:public |final |abstract )*(?:class|interface|record|enum) (\\w+)");

        private final String text;

        private Source(String text) {
            super(URI.create("string:///" + name(text) + ".java"), JavaFileObject.Kind.SOURCE);
            this.text = text;
        }

        private static String name(String text) {
            return NAME.matcher(text).results().findFirst().orElseThrow().group(1);
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }
}
