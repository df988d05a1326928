package io.github.perfectlap.weave;

import java.io.IOException;
import java.io.InputStream;
import java.lang.instrument.Instrumentation;
import java.util.Arrays;
import java.util.List;

/** Weaves what was loaded before the agent came. */
final class LoadedClasses {

    private LoadedClasses() {}

    static void weave(Instrumentation instrumentation) {
        List<Class<?>> candidates = Arrays.<Class<?>>stream(instrumentation.getAllLoadedClasses())
                .filter(instrumentation::isModifiableClass)
                .filter(LoadedClasses::isCandidate)
                .toList();
        candidates.forEach(candidate -> weave(instrumentation, candidate));
    }

    private static void weave(Instrumentation instrumentation, Class<?> candidate) {
        try {
            instrumentation.retransformClasses(candidate);
        } catch (Exception | LinkageError fault) {
            System.err.println("perfect-lap: " + candidate.getName() + " is not woven: " + fault);
        }
    }

    /** Its class file is read, and not its methods: those would load what they mention. */
    private static boolean isCandidate(Class<?> loaded) {
        String name = loaded.getName().replace('.', '/');
        ClassLoader loader = loaded.getClassLoader();
        if (loader == null || loaded.isHidden() || ClassFileScan.isSkipped(name)) {
            return false;
        }
        try (InputStream classFile = loader.getResourceAsStream(name + ".class")) {
            return classFile != null && ClassFileScan.isCandidate(name, classFile.readAllBytes());
        } catch (IOException | RuntimeException unreadable) {
            return false;
        }
    }
}
