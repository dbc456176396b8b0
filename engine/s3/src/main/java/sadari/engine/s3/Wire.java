package sadari.engine.s3;

import java.net.URI;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;

/// The client of a configuration.
///
/// Tries are bounded, back off with jitter, and are paid from a bucket of tokens that is filled by
/// successes: a store that fails is not asked three times as much.
final class Wire {
  private Wire() {}

  static S3Client client(S3Config config) {
    S3Config.Bounds bounds = config.bounds();
    S3ClientBuilder builder =
        S3Client.builder()
            .region(Region.of(config.place().region()))
            .forcePathStyle(config.place().pathStyle())
            .credentialsProvider(credentials(config.credentials()))
            // Ours go with every upload (Content-MD5, the name); newer ones are not known
            // everywhere.
            .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
            .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
            .serviceConfiguration(service -> service.chunkedEncodingEnabled(false))
            .httpClientBuilder(
                Apache5HttpClient.builder()
                    .connectionTimeout(bounds.connect())
                    .socketTimeout(bounds.attempt())
                    .connectionAcquisitionTimeout(bounds.connect())
                    .maxConnections(bounds.connections()))
            .overrideConfiguration(
                override ->
                    override
                        .apiCallAttemptTimeout(bounds.attempt())
                        .apiCallTimeout(bounds.whole())
                        .retryStrategy(
                            AwsRetryStrategy.standardRetryStrategy().toBuilder()
                                .maxAttempts(bounds.attempts())
                                .circuitBreakerEnabled(true)
                                .build()));
    config.place().endpoint().ifPresent((URI endpoint) -> builder.endpointOverride(endpoint));
    return builder.build();
  }

  private static AwsCredentialsProvider credentials(S3Config.Credentials credentials) {
    return switch (credentials) {
      case S3Config.Credentials.Keys(String access, String secret) ->
          StaticCredentialsProvider.create(AwsBasicCredentials.create(access, secret));
      case S3Config.Credentials.OfMachine() -> DefaultCredentialsProvider.builder().build();
    };
  }
}
