from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict


class Settings(BaseSettings):
    chat_model: str = "gpt-3.5-turbo"
    judge_model: str
    reply_model: str = "gpt-4.1-nano"
    aliased: str = Field("gpt-4o-mini", validation_alias="JUDGE_MODEL")
    openai_api_key: str = ""
    model_config = SettingsConfigDict(env_file=".env")


class AppSettings(BaseSettings):
    summary_model: str = "gpt-4o-mini"

    class Config:
        env_prefix = "APP_"


class PrefixedSettings(BaseSettings):
    model_config = SettingsConfigDict(env_prefix="APP_", env_file=".env")
    summary_model: str = "gpt-4o-mini"


settings = Settings()
app_settings = AppSettings()
prefixed = PrefixedSettings()
