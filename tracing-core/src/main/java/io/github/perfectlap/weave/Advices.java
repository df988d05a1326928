package io.github.perfectlap.weave;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import net.bytebuddy.asm.Advice;

/** What is woven in, read once from our own class files. */
final class Advices {

    private final Advice.WithCustomMapping mapping = Advice.withCustomMapping()
            .bind(Advised.Site.class, new SiteMapping())
            .bind(Advised.Own.class, new OwnTracing())
            .bind(Advised.Arrived.class, new ArrivedMapping())
            .bind(Advised.Arguments.class, new ArgumentsMapping());

    private final Map<List<Class<?>>, Advice> made = new ConcurrentHashMap<>();

    Advice of(AnnotatedMethod method) {
        Class<?> enter = EnterAdvice.of(method);
        if (!method.isStarting()) {
            // Nothing begins here that could end.
            return made.computeIfAbsent(List.of(enter), only -> mapping.to(enter));
        }
        Class<?> exit = ExitAdvice.of(method);
        return made.computeIfAbsent(List.of(enter, exit), both -> mapping.to(enter, exit));
    }
}
