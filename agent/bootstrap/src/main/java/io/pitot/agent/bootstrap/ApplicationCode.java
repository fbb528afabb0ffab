package io.pitot.agent.bootstrap;

import java.security.CodeSource;
import java.security.ProtectionDomain;

/**
 * Tells the application's classes from those of the JDK and of libraries, without configuration: what
 * lies in a directory, in {@code BOOT-INF/classes} or in {@code WEB-INF/classes} was built with the
 * application, and so was what is {@linkplain ApplicationRoots called alike}; what lies in a jar is a library's if its name says so, and
 * otherwise presumed to be the application's where no other code is. Generated classes (proxies, enhancers) are nobody's.
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
        "anorm.",
        "brave.",
        "bsh.",
        "cats.",
        "ch.qos.",
        "cn.hutool.",
        "co.elastic.",
        "com.alibaba.csp.",
        "com.alibaba.druid.",
        "com.alibaba.fastjson.",
        "com.alibaba.nacos.",
        "com.amazonaws.",
        "com.anthropic.",
        "com.arjuna.",
        "com.atomikos.",
        "com.avaje.",
        "com.baomidou.",
        "com.blazebit.",
        "com.caucho.",
        "com.clickhouse.",
        "com.codahale.",
        "com.couchbase.",
        "com.cronutils.",
        "com.datastax.",
        "com.esotericsoftware.",
        "com.exasol.",
        "com.facebook.presto.",
        "com.fasterxml.",
        "com.github.benmanes.",
        "com.github.dockerjava.",
        "com.github.kagkarlsson.",
        "com.github.pagehelper.",
        "com.github.tomakehurst.",
        "com.google.",
        "com.graphqljava.",
        "com.hazelcast.",
        "com.hivemq.",
        "com.ibm.",
        "com.impossibl.",
        "com.informix.",
        "com.jayway.",
        "com.jolbox.",
        "com.lambdaworks.",
        "com.lmax.",
        "com.mchange.",
        "com.microsoft.",
        "com.mongodb.",
        "com.mysema.",
        "com.mysql.",
        "com.netflix.",
        "com.networknt.",
        "com.nimbusds.",
        "com.openai.",
        "com.opensymphony.",
        "com.oracle.",
        "com.p6spy.",
        "com.querydsl.",
        "com.rabbitmq.",
        "com.sap.db.",
        "com.sksamuel.",
        "com.sybase.",
        "com.teradata.",
        "com.thoughtworks.",
        "com.vaadin.",
        "com.vertica.",
        "com.vladmihalcea.",
        "com.zaxxer.",
        "dev.failsafe.",
        "dev.langchain4j.",
        "doobie.",
        "feign.",
        "fish.payara.",
        "freemarker.",
        "fs2.",
        "graphql.",
        "groovy.",
        "hex.genmodel.",
        "io.aeron.",
        "io.agroal.",
        "io.confluent.",
        "io.cucumber.",
        "io.debezium.",
        "io.dekorate.",
        "io.dropwizard.",
        "io.ebean.",
        "io.ebeaninternal.",
        "io.fabric8.",
        "io.github.bucket4j.",
        "io.github.metarank.",
        "io.github.resilience4j.",
        "io.grpc.",
        "io.helidon.",
        "io.hypersistence.",
        "io.javalin.",
        "io.jooby.",
        "io.jsonwebtoken.",
        "io.ktor.",
        "io.lettuce.",
        "io.micrometer.",
        "io.micronaut.",
        "io.nats.",
        "io.netty.",
        "io.opentelemetry.",
        "io.prometheus.",
        "io.quarkus.",
        "io.r2dbc.",
        "io.reactivex.",
        "io.restassured.",
        "io.seata.",
        "io.sentry.",
        "io.smallrye.",
        "io.swagger.",
        "io.trino.",
        "io.undertow.",
        "io.vertx.",
        "junit.",
        "kotlin.",
        "kotlinx.",
        "liquibase.",
        "ml.dmlc.",
        "net.bull.",
        "net.bytebuddy.",
        "net.javacrumbs.",
        "net.jodah.",
        "net.logstash.",
        "net.openhft.",
        "net.sf.",
        "net.snowflake.",
        "net.sourceforge.",
        "net.spy.",
        "net.ttddyy.",
        "ognl.",
        "okhttp3.",
        "okio.",
        "oracle.",
        "org.activiti.",
        "org.agrona.",
        "org.ajax4jsf.",
        "org.aopalliance.",
        "org.apache.",
        "org.apereo.",
        "org.aspectj.",
        "org.axonframework.",
        "org.bouncycastle.",
        "org.camunda.",
        "org.codehaus.",
        "org.deeplearning4j.",
        "org.directwebremoting.",
        "org.dmg.",
        "org.dom4j.",
        "org.drools.",
        "org.duckdb.",
        "org.eclipse.",
        "org.ehcache.",
        "org.elasticsearch.",
        "org.ff4j.",
        "org.firebirdsql.",
        "org.flowable.",
        "org.flywaydb.",
        "org.fusesource.",
        "org.glassfish.",
        "org.glowroot.",
        "org.graalvm.",
        "org.gradle.",
        "org.graylog2.",
        "org.h2.",
        "org.hamcrest.",
        "org.hibernate.",
        "org.hsqldb.",
        "org.http4s.",
        "org.icefaces.",
        "org.infinispan.",
        "org.influxdb.",
        "org.jasypt.",
        "org.javers.",
        "org.jboss.",
        "org.jbpm.",
        "org.jctools.",
        "org.jdbi.",
        "org.jdom2.",
        "org.jetbrains.",
        "org.jgroups.",
        "org.jobrunr.",
        "org.jolokia.",
        "org.jooq.",
        "org.jpmml.",
        "org.jsoup.",
        "org.junit.",
        "org.keycloak.",
        "org.kie.",
        "org.koin.",
        "org.ktorm.",
        "org.mapstruct.",
        "org.mariadb.",
        "org.mockito.",
        "org.mockserver.",
        "org.modelmapper.",
        "org.mongodb.",
        "org.mortbay.",
        "org.mozilla.",
        "org.mvel2.",
        "org.mybatis.",
        "org.nd4j.",
        "org.neo4j.",
        "org.omnifaces.",
        "org.opensearch.",
        "org.opentest4j.",
        "org.osgi.",
        "org.postgresql.",
        "org.primefaces.",
        "org.quartz.",
        "org.reactivestreams.",
        "org.redisson.",
        "org.richfaces.",
        "org.rocksdb.",
        "org.seasar.",
        "org.skife.",
        "org.slf4j.",
        "org.spockframework.",
        "org.springdoc.",
        "org.springframework.",
        "org.sql2o.",
        "org.sqlite.",
        "org.tensorflow.",
        "org.testcontainers.",
        "org.testng.",
        "org.thymeleaf.",
        "org.togglz.",
        "org.tribuo.",
        "org.wildfly.",
        "org.wiremock.",
        "org.xerial.",
        "org.xnio.",
        "org.yaml.",
        "org.zkoss.",
        "picocli.",
        "play.",
        "ratpack.",
        "reactor.",
        "redis.clients.",
        "retrofit2.",
        "ru.yandex.clickhouse.",
        "rx.",
        "scala.",
        "scalikejdbc.",
        "skunk.",
        "slick.",
        "software.amazon.",
        "spark.",
        "springfox.",
        "tk.mybatis.",
        "weka.",
        "wicket.",
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

    private static final String LOADER_OF_QUARKUS = "io.quarkus.bootstrap.runner.RunnerClassLoader";
    private static final String FOLDER_OF_QUARKUS = "/app/";

    private static final ClassValue<CodeOrigin> KNOWN = new ClassValue<>() {
        @Override
        protected CodeOrigin computeValue(Class<?> type) {
            return decide(type);
        }
    };

    private ApplicationCode() {}

    static CodeOrigin originOf(Class<?> type) {
        return known(KNOWN.get(type), type.getName());
    }

    /** Whether a class is the application's, or is presumed to be. */
    static boolean contains(Class<?> type) {
        return isApplication(originOf(type));
    }

    /**
     * The same for a class known by name. It is running or has run, so it is loaded; asking the
     * thread's context loader for it loads nothing new.
     */
    static CodeOrigin originOf(String className) {
        if (startsWithAny(className, JDK) || isGenerated(className)) {
            return originByName(className);
        }
        try {
            return originOf(
                    Class.forName(className, false, Thread.currentThread().getContextClassLoader()));
        } catch (ClassNotFoundException | LinkageError | RuntimeException unknownToThatLoader) {
            return originByName(className);
        }
    }

    static boolean isApplication(CodeOrigin origin) {
        return origin == CodeOrigin.APPLICATION || origin == CodeOrigin.PRESUMED;
    }

    /** The same for one who must not ask class loaders: an application whose packages are called like a library's is not known then. */
    static CodeOrigin originByName(String className) {
        if (startsWithAny(className, Settings.applicationPackages())) {
            return CodeOrigin.APPLICATION;
        }
        if (startsWithAny(className, JDK) || isGenerated(className)) {
            return BeanSubclass.beanOf(className) == null ? CodeOrigin.BETWEEN : CodeOrigin.BEAN;
        }
        return startsWithAny(className, LIBRARIES) ? CodeOrigin.OTHER : known(CodeOrigin.PRESUMED, className);
    }

    /** Not in what is kept of a class: what it is called like may be known later than the class. */
    private static CodeOrigin known(CodeOrigin origin, String className) {
        return origin == CodeOrigin.PRESUMED && ApplicationRoots.cover(className) ? CodeOrigin.APPLICATION : origin;
    }

    private static CodeOrigin decide(Class<?> type) {
        String name = type.getName();
        if (startsWithAny(name, Settings.applicationPackages())) {
            return CodeOrigin.APPLICATION;
        }
        if (isNobodys(type) || isGeneratedByJooq(type)) {
            if (BeanSubclass.beanOf(type) != null) {
                return CodeOrigin.BEAN;
            }
            CodeOrigin origin = CodeOrigin.ofLibrary(name);
            return origin == CodeOrigin.OTHER || origin == CodeOrigin.LIBRARY ? CodeOrigin.BETWEEN : origin;
        }
        if (isBuiltWithApplication(type)) {
            ApplicationRoots.add(name);
            return CodeOrigin.APPLICATION;
        }
        return startsWithAny(name, LIBRARIES) ? CodeOrigin.ofLibrary(name) : CodeOrigin.PRESUMED;
    }

    /** See {@link CallSites#applicationStartsAt}. */
    static void startsAt(String mainClass) {
        if (!startsWithAny(mainClass, JDK) && !startsWithAny(mainClass, LIBRARIES)) {
            ApplicationRoots.add(mainClass);
        }
    }

    /** Whether a class is of the JDK or this agent, or was generated: what calls it is no less near. */
    static boolean isNobodys(Class<?> type) {
        return type.getClassLoader() == null || startsWithAny(type.getName(), JDK) || isGenerated(type.getName());
    }

    private static boolean isGenerated(String name) {
        return (containsAny(name, GENERATED) && !containsAny(name, WRITTEN))
                || isGeneratedByQuarkus(name)
                || isGeneratedByMicronaut(name);
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

    /** It does so as the application is compiled: of a bean, its executable methods, its subclass, an entity's properties. */
    private static boolean isGeneratedByMicronaut(String name) {
        return name.endsWith("$Intercepted")
                || (name.startsWith("$", name.lastIndexOf('.') + 1)
                        && (name.contains("$Definition") || name.contains("$Introspection")));
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
                    || (location.startsWith("file:") && location.endsWith("/"))
                    || isPackedByQuarkus(type, location);
        } catch (SecurityException notAllowedToAsk) {
            return false;
        }
    }

    /** Its runner keeps the application in the folder {@code app}, and libraries in others. */
    private static boolean isPackedByQuarkus(Class<?> type, String location) {
        ClassLoader loader = type.getClassLoader();
        int file = location.lastIndexOf('/');
        return loader != null
                && loader.getClass().getName().equals(LOADER_OF_QUARKUS)
                && file >= 0
                && location.startsWith(FOLDER_OF_QUARKUS, file + 1 - FOLDER_OF_QUARKUS.length());
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
