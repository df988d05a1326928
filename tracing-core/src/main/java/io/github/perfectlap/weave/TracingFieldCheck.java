package io.github.perfectlap.weave;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.bytebuddy.description.field.FieldDescription;
import net.bytebuddy.description.type.TypeDescription;

/** Refuses classes in which it is not clear which Tracing is meant. */
final class TracingFieldCheck {

    private TracingFieldCheck() {}

    static void check(TypeDescription type, List<AnnotatedMethod> methods, Findings findings) {
        methods.stream()
                .filter(AnnotatedMethod::isWoven)
                .map(method -> OwnTracing.fields(type, method.method().isStatic()))
                .filter(fields -> fields.size() > 1)
                .distinct()
                .forEach(fields -> findings.error("has several fields of type Tracing, " + names(fields.stream())
                        + ", and annotated methods use the only one there is; leave one, or use the others'"
                        + " transactions by hand"));
    }

    private static String names(Stream<FieldDescription.InDefinedShape> fields) {
        return fields.map(FieldDescription::getName).sorted().collect(Collectors.joining(" and "));
    }
}
