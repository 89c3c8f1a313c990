"""What does the pretend page show, and what do its buttons ask?"""

from collections.abc import Mapping
from typing import TypeVar

from flask import Blueprint, Response, render_template, request
from jinja2 import StrictUndefined
from pydantic import BaseModel, ConfigDict, TypeAdapter, ValidationError
from werkzeug.exceptions import BadRequest

from privacy.simulator.bridge import Bridge, bridge_routes
from privacy.simulator.cloud import Cloud
from privacy.simulator.desk import Act, Choice, Desk
from privacy.simulator.fault import FAULTS, Kind
from privacy.simulator.lifecycle import Lifecycle

_Model = TypeVar("_Model", bound=BaseModel)
_ACT: TypeAdapter[Act] = TypeAdapter(Act)


class FaultChoice(BaseModel):
    """A fault to set for a kind of route, or none to clear it."""

    model_config = ConfigDict(extra="forbid")

    kind: Kind
    fault: str


def add_host_page(cloud: Cloud, lifecycle: Lifecycle, bridge: Bridge) -> Desk:
    """Add the pretend product page to a cloud and return its state."""
    desk = Desk(cloud.atlassian, lifecycle)
    cloud.jinja_env.undefined = StrictUndefined
    cloud.register_blueprint(bridge_routes(bridge))
    cloud.register_blueprint(_page_routes(desk, bridge))
    cloud.register_blueprint(_desk_routes(desk))
    return desk


def _page_routes(desk: Desk, bridge: Bridge) -> Blueprint:
    routes = Blueprint("page", __name__)

    @routes.get("/")
    def page() -> str:
        return render_template(
            "host_page.html",
            state=desk.state(),
            bridge=bridge.is_whole,
            kinds=list(Kind),
            faults=list(FAULTS),
        )

    return routes


def _desk_routes(desk: Desk) -> Blueprint:
    routes = Blueprint("desk", __name__, url_prefix="/pretend")

    @routes.post("/choices")
    def choices() -> Mapping[str, object]:
        desk.choose(_read(Choice))
        return desk.state()

    @routes.post("/hooks/<act>")
    def hooks(act: str) -> Mapping[str, object]:
        _only_json()
        desk.act(_act(act))
        return desk.state()

    @routes.post("/faults")
    def faults() -> Mapping[str, object]:
        _set_fault(desk, _read(FaultChoice))
        return desk.state()

    @routes.get("/frame")
    def frame() -> Mapping[str, object]:
        return {"url": desk.frame_url()}

    @routes.get("/token")
    def token() -> Mapping[str, object]:
        return {"token": desk.token()}

    routes.after_request(_fresh)
    return routes


def _fresh(response: Response) -> Response:
    response.headers["Cache-Control"] = "no-store"
    return response


def _only_json() -> object:
    # A form of another site cannot send JSON, so no page elsewhere can press these buttons.
    return request.get_json()


def _read(model: type[_Model]) -> _Model:
    try:
        return model.model_validate(_only_json())
    except ValidationError as error:
        raise BadRequest(str(error)) from None


def _act(act: str) -> Act:
    try:
        return _ACT.validate_python(act)
    except ValidationError:
        raise BadRequest(f"no such act: {act}") from None


def _set_fault(desk: Desk, choice: FaultChoice) -> None:
    if choice.fault in FAULTS:
        desk.atlassian.faults.set(choice.kind, FAULTS[choice.fault]())
    else:
        desk.atlassian.faults.clear(choice.kind)
