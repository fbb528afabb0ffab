package io.pitot.agent.bootstrap;

/**
 * Classes that Spring, Quarkus, Weld, OpenWebBeans, OpenEJB, WildFly and Guice generate over a bean's, to run what its annotations ask for before and
 * after its methods: while {@code @Transactional} ends a transaction, their frame alone says for whose method. Those of Spring and Quarkus are
 * run in tests, of the others the names are known.
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

    private BeanSubclass() {}

    /** The name of the bean's class; null if the name is not that of such a subclass. */
    static @Nullable String beanOf(String className) {
        if (className.endsWith(OF_QUARKUS)) {
            return className.substring(0, className.length() - OF_QUARKUS.length());
        }
        for (String mark : MARKS) {
            int at = className.indexOf(mark);
            if (at > 0) {
                return className.substring(0, at);
            }
        }
        return null;
    }
}
