package io.pitot.agent.bootstrap;

/**
 * Classes that Spring, Quarkus, Micronaut, Weld, OpenWebBeans, OpenEJB, WildFly and Guice generate over a bean's, to run what its annotations ask
 * for before and after its methods: while {@code @Transactional} ends a transaction, their frame alone says for whose method. Those of Spring,
 * Quarkus and Micronaut are run in tests, of the others the names are known. Micronaut's stand for interfaces, too, as those of repositories.
 */
final class BeanSubclass {

    private static final String[] MARKS = {
        "$$SpringCGLIB$$",
        "$$EnhancerBySpringCGLIB$$",
        "$Proxy$_$$_WeldSubclass",
        "$$OwbInterceptProxy",
        "$$LocalBeanProxy",
        "$$$view",
        "$$EnhancerByGuice$$",
    };

    private static final String OF_QUARKUS = "_Subclass";

    private static final String OF_MICRONAUT = "$Intercepted";
    private static final String DEFINED_BY_MICRONAUT = "$Definition";

    /** What Micronaut calls its way to the method of the bean itself. */
    private static final String ACCESS_OF_MICRONAUT = "$$access$$";

    private BeanSubclass() {}

    /** The bean's class or interface, which a name alone does not say that this one stands for; null if it stands for none. */
    static @Nullable Class<?> beanOf(Class<?> type) {
        String name = beanOf(type.getName());
        Class<?> parent = type.getSuperclass();
        if (name == null || parent == null) {
            return null;
        }
        if (parent.getName().equals(name)) {
            return parent;
        }
        for (Class<?> implemented : type.getInterfaces()) {
            if (implemented.getName().equals(name)) {
                return implemented;
            }
        }
        return null;
    }

    /** What the bean calls a method of such a subclass. */
    static String methodOf(String method) {
        return method.startsWith(ACCESS_OF_MICRONAUT) ? method.substring(ACCESS_OF_MICRONAUT.length()) : method;
    }

    /** The name of the bean's class; null if the name is not that of such a subclass. */
    static @Nullable String beanOf(String className) {
        if (className.endsWith(OF_QUARKUS)) {
            return className.substring(0, className.length() - OF_QUARKUS.length());
        }
        if (className.endsWith(OF_MICRONAUT)) {
            return ofMicronaut(className.substring(0, className.length() - OF_MICRONAUT.length()));
        }
        for (String mark : MARKS) {
            int at = className.indexOf(mark);
            if (at > 0) {
                return className.substring(0, at);
            }
        }
        return null;
    }

    /** {@code $Orders$Definition} for the class {@code Orders}, and {@code Orders} for the interface. */
    private static String ofMicronaut(String name) {
        int simple = name.lastIndexOf('.') + 1;
        return name.startsWith("$", simple) && name.endsWith(DEFINED_BY_MICRONAUT)
                ? name.substring(0, simple)
                        .concat(name.substring(simple + 1, name.length() - DEFINED_BY_MICRONAUT.length()))
                : name;
    }
}
