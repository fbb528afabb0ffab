package io.pitot.agent.bootstrap;

import java.security.CodeSource;
import java.security.ProtectionDomain;

/**
 * Tells the application's classes from those of the JDK and of libraries, without configuration: what
 * lies in a directory, in {@code BOOT-INF/classes} or in {@code WEB-INF/classes} was built with the
 * application; what lies in a jar is a library's if its name says so. Generated classes (proxies,
 * enhancers) are nobody's.
 */
final class ApplicationCode {

    private static final String[] JDK = {
        "java.", "javax.", "jakarta.", "jdk.", "sun.", "com.sun.", "io.pitot.agent.",
    };

    private static final String[] LIBRARIES = {
        "ai.djl.",
        "ai.h2o.",
        "ai.onnxruntime.",
        "akka.",
        "android.",
        "brave.",
        "ch.qos.",
        "com.alibaba.druid.",
        "com.amazonaws.",
        "com.anthropic.",
        "com.arjuna.",
        "com.atomikos.",
        "com.caucho.",
        "com.codahale.",
        "com.fasterxml.",
        "com.github.benmanes.",
        "com.google.",
        "com.hazelcast.",
        "com.ibm.",
        "com.jolbox.",
        "com.mchange.",
        "com.microsoft.",
        "com.mysql.",
        "com.netflix.",
        "com.openai.",
        "com.oracle.",
        "com.p6spy.",
        "com.querydsl.",
        "com.rabbitmq.",
        "com.thoughtworks.",
        "com.zaxxer.",
        "dev.langchain4j.",
        "feign.",
        "freemarker.",
        "fs2.",
        "graphql.",
        "groovy.",
        "hex.genmodel.",
        "io.agroal.",
        "io.confluent.",
        "io.debezium.",
        "io.github.metarank.",
        "io.grpc.",
        "io.helidon.",
        "io.lettuce.",
        "io.micrometer.",
        "io.micronaut.",
        "io.netty.",
        "io.opentelemetry.",
        "io.quarkus.",
        "io.r2dbc.",
        "io.smallrye.",
        "io.undertow.",
        "io.vertx.",
        "junit.",
        "kotlin.",
        "kotlinx.",
        "liquibase.",
        "ml.dmlc.",
        "net.bytebuddy.",
        "net.sf.",
        "net.sourceforge.",
        "net.ttddyy.",
        "ognl.",
        "okhttp3.",
        "oracle.",
        "org.aopalliance.",
        "org.apache.",
        "org.aspectj.",
        "org.codehaus.",
        "org.deeplearning4j.",
        "org.dmg.",
        "org.eclipse.",
        "org.ehcache.",
        "org.flywaydb.",
        "org.glassfish.",
        "org.gradle.",
        "org.h2.",
        "org.hibernate.",
        "org.hsqldb.",
        "org.infinispan.",
        "org.jboss.",
        "org.jdbi.",
        "org.jetbrains.",
        "org.jooq.",
        "org.jpmml.",
        "org.junit.",
        "org.keycloak.",
        "org.mariadb.",
        "org.mockito.",
        "org.mybatis.",
        "org.nd4j.",
        "org.neo4j.",
        "org.omnifaces.",
        "org.opentest4j.",
        "org.osgi.",
        "org.postgresql.",
        "org.primefaces.",
        "org.quartz.",
        "org.reactivestreams.",
        "org.redisson.",
        "org.seasar.",
        "org.slf4j.",
        "org.springframework.",
        "org.sqlite.",
        "org.tensorflow.",
        "org.testcontainers.",
        "org.testng.",
        "org.thymeleaf.",
        "org.tribuo.",
        "org.wildfly.",
        "org.xerial.",
        "org.xnio.",
        "org.yaml.",
        "picocli.",
        "play.",
        "reactor.",
        "redis.clients.",
        "rx.",
        "scala.",
        "software.amazon.",
        "weka.",
        "zio.",
        "zipkin2.",
    };

    /**
     * What stands in the names of generated classes: proxies and enhancers of Spring, CDI and the JDK; Hibernate's proxies and
     * what fills its entities, whatever follows; Spring Data's accessors and instantiators.
     */
    private static final String[] GENERATED = {
        "$$",
        "$Proxy",
        "_$bytebuddy$",
        "$ByteBuddy$",
        "_jvst",
        "$HibernateProxy",
        "$HibernateBasicProxy",
        "$HibernateInstantiator",
        "$HibernateAccessOptimizer",
        "_Accessor_",
        "_Instantiator_",
    };

    /** What stands in the names of classes that Scala's and Kotlin's compilers make of functions and anonymous classes. */
    private static final String[] WRITTEN = {"$$anon$", "$$anonfun$", "$$inlined$"};

    private static final ClassValue<CodeOrigin> KNOWN = new ClassValue<>() {
        @Override
        protected CodeOrigin computeValue(Class<?> type) {
            return decide(type) ? CodeOrigin.APPLICATION : CodeOrigin.ofLibrary(type.getName());
        }
    };

    private ApplicationCode() {}

    static CodeOrigin originOf(Class<?> type) {
        return KNOWN.get(type);
    }

    static boolean contains(Class<?> type) {
        return originOf(type) == CodeOrigin.APPLICATION;
    }

    /**
     * The same for a class known by name. It is running or has run, so it is loaded; asking the
     * thread's context loader for it loads nothing new.
     */
    static boolean contains(String className) {
        if (startsWithAny(className, JDK) || isGenerated(className)) {
            return startsWithAny(className, Settings.applicationPackages());
        }
        try {
            return contains(
                    Class.forName(className, false, Thread.currentThread().getContextClassLoader()));
        } catch (ClassNotFoundException | LinkageError | RuntimeException unknownToThatLoader) {
            return !startsWithAny(className, LIBRARIES);
        }
    }

    /** The same for one who must not ask class loaders: an application whose packages are called like a library's is not known then. */
    static boolean isCalledLikeApplication(String className) {
        return startsWithAny(className, Settings.applicationPackages())
                || !(startsWithAny(className, JDK) || isGenerated(className) || startsWithAny(className, LIBRARIES));
    }

    private static boolean decide(Class<?> type) {
        String name = type.getName();
        if (startsWithAny(name, Settings.applicationPackages())) {
            return true;
        }
        if (isNobodys(type) || isGeneratedByJooq(type)) {
            return false;
        }
        return isBuiltWithApplication(type) || !startsWithAny(name, LIBRARIES);
    }

    /** Whether a class is of the JDK or this agent, or was generated: what calls it is no less near. */
    static boolean isNobodys(Class<?> type) {
        return type.getClassLoader() == null || startsWithAny(type.getName(), JDK) || isGenerated(type.getName());
    }

    private static boolean isGenerated(String name) {
        return (containsAny(name, GENERATED) && !containsAny(name, WRITTEN)) || isGeneratedByQuarkus(name);
    }

    private static boolean containsAny(String name, String[] marks) {
        for (String mark : marks) {
            if (name.contains(mark)) {
                return true;
            }
        }
        return false;
    }

    /** Whether jOOQ generated it: such data access objects lie among the application's sources. */
    private static boolean isGeneratedByJooq(Class<?> type) {
        Class<?> parent = type.getSuperclass();
        return parent != null && parent.getName().equals("org.jooq.impl.DAOImpl");
    }

    /** It generates its classes beside those that they are for. */
    private static boolean isGeneratedByQuarkus(String name) {
        return name.endsWith("_ClientProxy")
                || name.endsWith("_Subclass")
                || name.endsWith("_Bean")
                || name.contains("$quarkusrestinvoker$")
                || name.contains("_Subclass$")
                || name.contains("_ScheduledInvoker_")
                || name.contains("_Observer_");
    }

    private static boolean isBuiltWithApplication(Class<?> type) {
        try {
            ProtectionDomain domain = type.getProtectionDomain();
            CodeSource source = domain == null ? null : domain.getCodeSource();
            if (source == null || source.getLocation() == null) {
                return false;
            }
            String location = source.getLocation().toString();
            return location.contains("BOOT-INF/classes")
                    || location.contains("WEB-INF/classes")
                    || (location.startsWith("file:") && location.endsWith("/"));
        } catch (SecurityException notAllowedToAsk) {
            return false;
        }
    }

    private static boolean startsWithAny(String name, String[] prefixes) {
        for (String prefix : prefixes) {
            if (name.startsWith(prefix)) {
                return true;
            }
        }
        return false;
    }
}
