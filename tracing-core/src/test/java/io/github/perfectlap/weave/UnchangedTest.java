package io.github.perfectlap.weave;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a debugger, a stack trace or a reflective caller sees of a woven class is what it was. */
class UnchangedTest {

    private static final String DEEP = """
            package shop;
            import io.github.perfectlap.annotation.*;
            public class Deep {
                @WithTransaction("deep")
                public static String first() {
                    String said = "a";
                    try {
                        said +=
                                second(1, 2L);
                    } finally {
                        said += "b";
                    }
                    return said;
                }
                @WithStep
                private static String second(@StepAttribute("a") int a, @StepAttribute("b") long b) {
                    for (int i = 0; i < 2; i++) {
                        Runnable third = () -> {
                            new Deep().fourth();
                        };
                        third.run();
                    }
                    return "";
                }
                @WithStep
                synchronized int fourth() {
                    Object nothing = null;
                    return nothing
                            .hashCode();
                }
            }
            """;

    private final Path folder;

    UnchangedTest(@TempDir Path folder) {
        this.folder = folder;
    }

    private Build build(String name, int release, String source) throws IOException {
        return new Build(Files.createDirectory(folder.resolve(name + release))).compile(release, source);
    }

    private List<StackTraceElement> trace(Build build, String name) throws Exception {
        try (Application application = Application.of(build, Files.createDirectory(folder.resolve(name)))) {
            Method first = application.type("shop.Deep").getMethod("first");
            first.invoke(null);
            throw new AssertionError("nothing was thrown");
        } catch (InvocationTargetException e) {
            return Stream.of(e.getTargetException().getStackTrace())
                    .filter(frame -> frame.getClassName().startsWith("shop."))
                    .toList();
        }
    }

    @Test
    void stackTrace_hasTheSameFramesAndLines() throws Exception {
        for (int release : Build.releases()) {
            Build build = build("classes", release, DEEP);
            List<StackTraceElement> before = trace(build, "before" + release);
            build.weave();

            assertThat(trace(build, "after" + release)).isEqualTo(before);
            assertThat(before).extracting(StackTraceElement::getLineNumber).containsExactly(29, 19, 21, 9);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"shop/Kinds.java", ""})
    void lineNumbers_areTheSame(String resource) throws IOException {
        Build build = build("classes", 17, resource.isEmpty() ? DEEP : Build.resource(resource));
        Map<String, Facts> before = facts(build);
        build.weave();
        Map<String, Facts> after = facts(build);

        assertThat(after.keySet()).isEqualTo(before.keySet());
        assertThat(after.values()).extracting(Facts::lines).isEqualTo(lines(before));
        assertThat(after.values()).extracting(Facts::variables).isEqualTo(variables(before));
    }

    private static List<Set<Integer>> lines(Map<String, Facts> facts) {
        return facts.values().stream().map(Facts::lines).toList();
    }

    private static List<Set<String>> variables(Map<String, Facts> facts) {
        return facts.values().stream().map(Facts::variables).toList();
    }

    @Test
    void members_areTheSame() throws Exception {
        Build build = build("classes", 17, Build.resource("shop/Kinds.java"));
        List<String> before = members(build, "before");
        build.weave();

        assertThat(members(build, "after")).isEqualTo(before);
    }

    private List<String> members(Build build, String name) throws Exception {
        try (Application application = Application.of(build, Files.createDirectory(folder.resolve(name)))) {
            Class<?> kinds = application.type("shop.Kinds");
            return Stream.concat(Stream.of(kinds), Stream.of(kinds.getDeclaredClasses()))
                    .flatMap(type -> Stream.of(
                                    type.getDeclaredFields(), type.getDeclaredMethods(), type.getDeclaredConstructors())
                            .flatMap(Arrays::stream))
                    .map(Object::toString)
                    .sorted()
                    .toList();
        }
    }

    /** Lines and variables of each method; what has no line is the compiler's own. */
    private static Map<String, Facts> facts(Build build) throws IOException {
        Map<String, Facts> all = new TreeMap<>();
        build.files().forEach((path, bytes) -> new ClassReader(HexFormat.of().parseHex(bytes))
                .accept(
                        new ClassVisitor(Opcodes.ASM9) {
                            @Override
                            public MethodVisitor visitMethod(
                                    int access,
                                    String name,
                                    String descriptor,
                                    @Nullable String signature,
                                    String @Nullable [] exceptions) {
                                Facts facts = new Facts();
                                all.put(path + " " + name + descriptor, facts);
                                return facts;
                            }
                        },
                        0));
        return all;
    }

    private static final class Facts extends MethodVisitor {

        private final Set<Integer> lines = new TreeSet<>();
        private final Set<String> variables = new TreeSet<>();

        private Facts() {
            super(Opcodes.ASM9);
        }

        @Override
        public void visitLineNumber(int line, Label start) {
            lines.add(line);
        }

        @Override
        public void visitLocalVariable(
                String name, String descriptor, @Nullable String signature, Label start, Label end, int index) {
            variables.add(descriptor + " " + name);
        }

        private Set<Integer> lines() {
            return lines;
        }

        private Set<String> variables() {
            return variables;
        }
    }
}
