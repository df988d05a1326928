package io.github.perfectlap.weave;

import java.io.IOException;
import java.lang.reflect.Method;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;

/** Classes of a build, run beside a run time that only writes down what woven code says to it. */
final class Application implements AutoCloseable {

    private static final String RUN_TIME = "io.github.perfectlap.WovenMethod";

    private final URLClassLoader loader;

    Application(Path classes, Path runTime) {
        loader = new OwnFirst(url(classes), url(runTime));
    }

    /** With what a build compiled, and the run time compiled into another folder. */
    static Application of(Build build, Path runTime) {
        new Build(runTime).compile(17, Build.resource("io/github/perfectlap/WovenMethod.java"));
        return new Application(build.classes(), runTime);
    }

    private static URL url(Path folder) {
        try {
            return folder.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException(e);
        }
    }

    Class<?> type(String name) throws ClassNotFoundException {
        return Class.forName(name, true, loader);
    }

    /** Calls a static method without parameters. */
    Object call(String type, String method) throws Exception {
        Method called = type(type).getDeclaredMethod(method);
        called.setAccessible(true);
        return called.invoke(null);
    }

    /** What woven code said since it was asked the last time. */
    List<String> said() throws Exception {
        List<?> said = (List<?>) type(RUN_TIME).getField("SAID").get(null);
        List<String> copy = said.stream().map(String::valueOf).toList();
        said.clear();
        return copy;
    }

    /** Lets the run time go wrong, or give nothing. */
    void mode(String mode) throws Exception {
        type(RUN_TIME).getField("mode").set(null, mode);
    }

    void replacement(Object result) throws Exception {
        type(RUN_TIME).getField("replacement").set(null, result);
    }

    @Override
    public void close() throws IOException {
        loader.close();
    }

    private static final class OwnFirst extends URLClassLoader {

        private OwnFirst(URL... folders) {
            super(folders, Application.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (!name.startsWith("shop.") && !name.equals(RUN_TIME)) {
                return super.loadClass(name, resolve);
            }
            synchronized (getClassLoadingLock(name)) {
                Class<?> loaded = findLoadedClass(name);
                return loaded == null ? findClass(name) : loaded;
            }
        }
    }
}
